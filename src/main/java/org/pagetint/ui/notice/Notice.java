package org.pagetint.ui.notice;

import java.util.List;
import org.pagetint.words.Explanation;

/// A message: what happened, what can be done, and what a bug report wants to know.
///
/// @param tone how much it matters
/// @param words sentence, remedy (may be empty) and details (may be empty)
/// @param actions what the person can do at once, the likeliest first
public record Notice(Tone tone, Explanation words, List<Action> actions) {
    public Notice {
        actions = List.copyOf(actions);
    }

    /// Something failed.
    public static Notice failure(Explanation words, Action... actions) {
        return new Notice(Tone.FAILURE, words, List.of(actions));
    }

    /// Something to know, nothing failed.
    public static Notice note(Explanation words, Action... actions) {
        return new Notice(Tone.NOTE, words, List.of(actions));
    }

    /// Whether a person would read the same in `other`.
    boolean saysTheSame(Notice other) {
        return tone == other.tone && words.equals(other.words);
    }

    /// How much a message matters.
    public enum Tone {
        /// Something does not work.
        FAILURE,
        /// Something to know.
        NOTE
    }

    /// A button of the message.
    ///
    /// @param label what it says
    /// @param run what it does, on the FX thread
    public record Action(String label, Runnable run) {}
}
