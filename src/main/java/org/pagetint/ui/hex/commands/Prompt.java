package org.pagetint.ui.hex.commands;

import java.util.Optional;
import java.util.function.Function;

/// A question for one line of text.
///
/// @param label what is asked for
/// @param hint what can be typed
/// @param initial what stands in the field at first, selected
/// @param reply answers each text as it is typed
public record Prompt(String label, String hint, String initial, Function<String, Reply> reply) {
    /// The answer to a text.
    ///
    /// @param preview what Enter will do, or what is wrong
    /// @param action what Enter does, if the text makes sense
    record Reply(String preview, Optional<Runnable> action) {}
}
