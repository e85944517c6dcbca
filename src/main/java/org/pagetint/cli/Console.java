package org.pagetint.cli;

import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Where a command writes.
///
/// @param out what was asked for
/// @param err messages and progress
/// @param outColumns how wide a line can be when `out` is a terminal; empty otherwise
/// @param errColumns the same of `err`
/// @param colourless whether nothing is to be coloured unless a command is told otherwise: the person wants no colours
/// (<https://no-color.org>), or the terminal has none
public record Console(
        PrintWriter out,
        PrintWriter err,
        Supplier<OptionalInt> outColumns,
        Supplier<OptionalInt> errColumns,
        boolean colourless) {
    /// A console that is no terminal.
    public static Console plain(PrintWriter out, PrintWriter err) {
        return new Console(out, err, OptionalInt::empty, OptionalInt::empty, true);
    }

    /// Says this to the person, behind all that was printed: in lines that fit the terminal.
    void tell(String message) {
        out.flush();
        err.println(TextWidth.broken(message, errColumns.get()));
        err.flush();
    }

    /// How wide a line can be when `out` is a terminal; empty otherwise.
    OptionalInt columns() {
        return outColumns.get();
    }
}
