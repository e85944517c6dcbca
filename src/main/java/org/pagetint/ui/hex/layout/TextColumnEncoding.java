package org.pagetint.ui.hex.layout;

/// How the text column reads the bytes.
public enum TextColumnEncoding {
    ASCII,
    LATIN_1,
    UTF_8,
    UTF_16LE,
    UTF_16BE
}
