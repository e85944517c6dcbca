package org.pagetint.memory;

import java.nio.charset.StandardCharsets;

/// Bytes that are mostly text: a path or a name as the kernel gave it, which need not be UTF-8 and can hold any byte
/// but 0. Kept to the byte, so that the file can be opened by it.
///
/// @param latin1 the bytes, one char each (ISO 8859-1)
public record ByteText(String latin1) {
    /// The text of these bytes; the array is copied.
    public static ByteText of(byte[] bytes) {
        return new ByteText(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /// The text of bytes `from` up to, not including, `to`.
    public static ByteText of(byte[] bytes, int from, int to) {
        return new ByteText(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /// The text in UTF-8.
    public static ByteText ofUtf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The bytes, a new array.
    public byte[] bytes() {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// For people: decoded as UTF-8, every control character, direction mark and byte that is not UTF-8 written as
    /// `\xNN`, so that it is safe on a terminal and in one line.
    @Override
    public String toString() {
        return EscapedText.of(bytes());
    }
}
