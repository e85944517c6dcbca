package org.pagetint.ui.hex.layout;

/// Bytes as characters of ASCII.
public final class Ascii {
    /// What stands for a byte that is no printable character.
    static final char NOT_TEXT = '.';

    private Ascii() {}

    /// The printable character, or [#NOT_TEXT].
    public static char of(int value) {
        return value >= 0x20 && value < 0x7f ? (char) value : NOT_TEXT;
    }
}
