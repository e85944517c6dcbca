package org.pagetint.words;

import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// Page states, origins and reasons in the words a person sees, the same in window and terminal. Any thread.
public final class PageWords {
    private static final Messages MESSAGES = Messages.of(PageWords.class);

    private PageWords() {}

    /// The state: `dirty memory`.
    public static String of(PageState state) {
        return MESSAGES.of("state", state);
    }

    /// What the state means, in a sentence with the kernel's term, for a tooltip.
    public static String explanation(PageState state) {
        return MESSAGES.of("explanation", state);
    }

    /// The family: `never touched`.
    public static String of(PageFamily family) {
        return MESSAGES.of("family", family);
    }

    /// The origin of bytes: `from the process`.
    public static String of(ByteOrigin origin) {
        return MESSAGES.of("origin", origin);
    }

    /// Why bytes are unknown: `in swap: reading would bring it in`.
    public static String of(UnknownReason reason) {
        return MESSAGES.of("reason", reason);
    }

    /// What a region is for: `shared memory`.
    public static String of(MappingKind kind) {
        return MESSAGES.of("kind", kind);
    }

    /// State, and origin or reason: `dirty memory, from the process`; `dirty memory, unknown: in swap`.
    public static String of(PageRun page) {
        String origin = page.reason()
                .map(reason -> MESSAGES.text("unknown", of(reason)))
                .orElseGet(() -> of(page.origin()));
        return MESSAGES.text("page", of(page.state()), origin);
    }
}
