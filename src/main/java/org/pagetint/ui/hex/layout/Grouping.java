package org.pagetint.ui.hex.layout;

/// How many bytes stand together in the hex column.
public enum Grouping {
    ONE(1),
    TWO(2),
    FOUR(4),
    EIGHT(8);

    private final int bytes;

    Grouping(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes in a group.
    public int bytes() {
        return bytes;
    }
}
