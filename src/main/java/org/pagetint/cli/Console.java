package org.pagetint.cli;

import java.io.PrintWriter;
import java.util.OptionalInt;

/// Where a command writes.
///
/// @param out what was asked for
/// @param err messages and progress
/// @param columns how wide a line can be when `out` is a terminal; empty otherwise
public record Console(PrintWriter out, PrintWriter err, OptionalInt columns) {}
