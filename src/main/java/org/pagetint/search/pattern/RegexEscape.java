package org.pagetint.search.pattern;

/// What a backslash and what follows it stand for, in an expression or in a class of one.
sealed interface RegexEscape {
    /// One byte of a set.
    record OneOf(ByteSet bytes) implements RegexEscape {}

    /// A character: its bytes in UTF-8.
    record Literal(int character) implements RegexEscape {}

    /// Backslashes before these stand for the punctuation itself.
    String PUNCTUATION = "\\^$.|?*+()[]{}-/\"'`~!@#%&=:;, _";

    /// Reads the escape that starts at the cursor with its backslash.
    ///
    /// @throws PatternException if it has no meaning, none for bytes, or not the same one everywhere
    static RegexEscape parse(RegexCursor cursor) throws PatternException {
        int start = cursor.position();
        cursor.skip(1);
        if (cursor.atEnd()) {
            throw cursor.problem(PatternProblem.UNKNOWN_ESCAPE, start);
        }
        char kind = cursor.now();
        cursor.skip(1);
        return switch (kind) {
            case 'x' -> cursor.take("{") ? character(cursor, start, 8, true) : hexByte(cursor, start);
            case 'u' -> cursor.take("{") ? character(cursor, start, 8, true) : character(cursor, start, 4, false);
            case 'U' -> character(cursor, start, 8, false);
            case '0' -> octal(cursor, start);
            case 'o' -> bracedOctal(cursor, start);
            case 'n' -> of('\n');
            case 'r' -> of('\r');
            case 't' -> of('\t');
            case 'f' -> of('\f');
            case 'a' -> of(0x07);
            case 'e' -> of(0x1b);
            case 'd' -> new OneOf(ByteClass.DIGIT.bytes());
            case 'D' -> new OneOf(ByteClass.DIGIT.bytes().inverse());
            case 'w' -> new OneOf(ByteClass.WORD.bytes());
            case 'W' -> new OneOf(ByteClass.WORD.bytes().inverse());
            case 's' -> new OneOf(ByteClass.SPACE.bytes());
            case 'S' -> new OneOf(ByteClass.SPACE.bytes().inverse());
            case 'h' -> new OneOf(ByteClass.BLANK.bytes());
            case 'H' -> new OneOf(ByteClass.BLANK.bytes().inverse());
            case 'b', 'B', 'A', 'z', 'Z', 'G', '<', '>' -> throw cursor.problem(PatternProblem.ANCHOR, start);
            case '1', '2', '3', '4', '5', '6', '7', '8', '9', 'k', 'g' ->
                throw cursor.problem(PatternProblem.REFERENCE, start);
            case 'p', 'P', 'X' -> throw cursor.problem(PatternProblem.UNICODE_CLASS, start);
            case 'v', 'V', 'R', 'N', 'C' -> throw cursor.problem(PatternProblem.AMBIGUOUS, start);
            default -> {
                if (PUNCTUATION.indexOf(kind) < 0) {
                    throw cursor.problem(PatternProblem.UNKNOWN_ESCAPE, start);
                }
                yield of(kind);
            }
        };
    }

    private static RegexEscape of(int value) {
        return new OneOf(ByteSet.of(value));
    }

    private static RegexEscape hexByte(RegexCursor cursor, int start) throws PatternException {
        String digits = cursor.takeDigits(2, 16);
        if (digits.length() < 2) {
            throw cursor.problem(PatternProblem.UNKNOWN_ESCAPE, start);
        }
        return of(Integer.parseInt(digits, 16));
    }

    /// A character of Unicode: digits in braces, or as many as there must be.
    private static RegexEscape character(RegexCursor cursor, int start, int most, boolean braced)
            throws PatternException {
        String digits = cursor.takeDigits(most, 16);
        boolean complete = braced ? !digits.isEmpty() && cursor.take("}") : digits.length() == most;
        if (!complete) {
            throw cursor.problem(PatternProblem.UNKNOWN_ESCAPE, start);
        }
        long value = Long.parseLong(digits, 16);
        if (value > Character.MAX_CODE_POINT || Character.getType((int) value) == Character.SURROGATE) {
            throw cursor.problem(PatternProblem.NOT_IN_ENCODING, start);
        }
        return new Literal((int) value);
    }

    /// `\0`, `\012`: up to three digits; with a fourth one Java means another byte than the others.
    private static RegexEscape octal(RegexCursor cursor, int start) throws PatternException {
        String digits = cursor.takeDigits(2, 8);
        if (digits.length() == 2 && !cursor.takeDigits(1, 8).isEmpty()) {
            throw cursor.problem(PatternProblem.AMBIGUOUS, start);
        }
        return of(Integer.parseInt("0" + digits, 8));
    }

    /// `\o{351}`: a byte.
    private static RegexEscape bracedOctal(RegexCursor cursor, int start) throws PatternException {
        String digits = cursor.take("{") ? cursor.takeDigits(3, 8) : "";
        if (digits.isEmpty() || !cursor.take("}") || Integer.parseInt(digits, 8) > 0xff) {
            throw cursor.problem(PatternProblem.UNKNOWN_ESCAPE, start);
        }
        return of(Integer.parseInt(digits, 8));
    }
}
