package org.pagetint.ui.theme;

import java.util.Locale;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// Page states, origins and reasons in the words a person sees, the same in every part of the window. Any thread.
public final class PageWords {
    private static final Messages MESSAGES = Messages.of(PageWords.class);

    private PageWords() {}

    /// The state: `dirty memory`.
    public static String of(PageState state) {
        return MESSAGES.text("state." + key(state));
    }

    /// What the state means, in a sentence with the kernel's term, for a tooltip.
    public static String explanation(PageState state) {
        return MESSAGES.text("state." + key(state) + ".explanation");
    }

    /// The family: `never touched`.
    public static String of(PageFamily family) {
        return MESSAGES.text("family." + key(family));
    }

    /// The origin of bytes: `from the process`.
    public static String of(ByteOrigin origin) {
        return MESSAGES.text("origin." + key(origin));
    }

    /// Why bytes are unknown: `in swap: reading would bring it in`.
    public static String of(UnknownReason reason) {
        return MESSAGES.text("reason." + key(reason));
    }

    /// State, and origin or reason: `dirty memory, from the process`; `dirty memory, unknown: in swap`.
    public static String of(PageRun page) {
        String origin = page.reason()
                .map(reason -> MESSAGES.text("unknown", of(reason)))
                .orElseGet(() -> of(page.origin()));
        return MESSAGES.text("page", of(page.state()), origin);
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
