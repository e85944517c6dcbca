package org.pagetint.ui.hex;

/// How the text column reads the bytes.
public enum TextEncoding {
    ASCII,
    LATIN_1,
    UTF_8,
    UTF_16LE,
    UTF_16BE
}
