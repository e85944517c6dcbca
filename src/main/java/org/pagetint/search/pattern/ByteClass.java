package org.pagetint.search.pattern;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/// The classes of characters that POSIX names, as in `[[:alpha:]]`, in the locale C: all of ASCII.
enum ByteClass {
    ALNUM(value -> isLetter(value) || isDigit(value)),
    ALPHA(ByteClass::isLetter),
    ASCII(value -> value < 0x80),
    BLANK(value -> value == ' ' || value == '\t'),
    CNTRL(value -> value < ' ' || value == 0x7f),
    DIGIT(ByteClass::isDigit),
    GRAPH(value -> value > ' ' && value < 0x7f),
    LOWER(value -> value >= 'a' && value <= 'z'),
    PRINT(value -> value >= ' ' && value < 0x7f),
    PUNCT(value -> value > ' ' && value < 0x7f && !isLetter(value) && !isDigit(value)),
    SPACE(value -> value == ' ' || (value >= '\t' && value <= '\r')),
    UPPER(value -> value >= 'A' && value <= 'Z'),
    /// Not of POSIX, but known to all: letters, digits and `_`.
    WORD(value -> isLetter(value) || isDigit(value) || value == '_'),
    XDIGIT(value -> value < 0x80 && Character.digit(value, 16) >= 0);

    @SuppressWarnings("ImmutableEnumChecker") // It is immutable, as it says.
    private final ByteSet bytes;

    ByteClass(IntPredicate condition) {
        this.bytes = ByteSet.where(condition);
    }

    /// The bytes of the class.
    ByteSet bytes() {
        return bytes;
    }

    /// The class that POSIX calls `name`.
    static Optional<ByteClass> named(String name) {
        return Stream.of(values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private static boolean isDigit(int value) {
        return value >= '0' && value <= '9';
    }

    private static boolean isLetter(int value) {
        return (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
    }
}
