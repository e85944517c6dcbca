package org.pagetint.cli;

/// How a range is written, for `--help`.
final class RangeHelp {
    static final String TEXT = "START-END (hexadecimal, END exclusive), START+LENGTH (LENGTH decimal or 0x…), "
            + "or the address of any byte of a region, for the whole region.";

    private RangeHelp() {}
}
