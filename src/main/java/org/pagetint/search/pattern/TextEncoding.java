package org.pagetint.search.pattern;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How text lies in memory.
public enum TextEncoding {
    UTF_8(StandardCharsets.UTF_8),
    UTF_16_LITTLE_ENDIAN(StandardCharsets.UTF_16LE),
    UTF_16_BIG_ENDIAN(StandardCharsets.UTF_16BE),
    /// ISO 8859-1: one byte a character.
    LATIN_1(StandardCharsets.ISO_8859_1);

    private final Charset charset;

    TextEncoding(Charset charset) {
        this.charset = charset;
    }

    /// The encoding as Java knows it; writes no byte order mark.
    public Charset charset() {
        return charset;
    }
}
