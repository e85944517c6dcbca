package org.pagetint.search.pattern;

/// In which form printable strings are looked for. Printable are the characters from space to `~`, and the tab.
public enum StringEncoding {
    /// One byte a character.
    ASCII(1),
    /// Two bytes a character, the second one 0.
    UTF_16_LITTLE_ENDIAN(2),
    /// Two bytes a character, the first one 0.
    UTF_16_BIG_ENDIAN(2);

    private final int bytesPerCharacter;

    StringEncoding(int bytesPerCharacter) {
        this.bytesPerCharacter = bytesPerCharacter;
    }

    /// 1 or 2.
    public int bytesPerCharacter() {
        return bytesPerCharacter;
    }
}
