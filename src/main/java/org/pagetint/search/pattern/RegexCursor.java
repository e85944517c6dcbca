package org.pagetint.search.pattern;

/// Where the parsers of an expression are in its text. Used by one thread.
final class RegexCursor {
    private final String text;
    private int at;

    RegexCursor(String text) {
        this.text = text;
    }

    /// Where it is, in `char`s from 0.
    int position() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /// The `char` there. Not at the end.
    char now() {
        return text.charAt(at);
    }

    /// Goes to where it was before.
    void goBackTo(int position) {
        at = position;
    }

    /// Whether the text goes on with `expected`.
    boolean sees(String expected) {
        return text.startsWith(expected, at);
    }

    boolean sees(char expected) {
        return !atEnd() && now() == expected;
    }

    /// Whether the text goes on with one of `any`.
    boolean seesOneOf(String any) {
        return !atEnd() && any.indexOf(now()) >= 0;
    }

    /// Goes on behind `expected`, if the text goes on with it.
    boolean take(String expected) {
        boolean taken = sees(expected);
        if (taken) {
            at += expected.length();
        }
        return taken;
    }

    /// Goes on by so many `char`s, at most to the end.
    void skip(int chars) {
        at = Math.min(text.length(), at + chars);
    }

    /// The next character, and goes on behind it.
    int takeCharacter() throws PatternException {
        int character = text.codePointAt(at);
        if (Character.getType(character) == Character.SURROGATE) {
            throw new PatternException(PatternProblem.NOT_IN_ENCODING, at, Character.toString(character));
        }
        at += Character.charCount(character);
        return character;
    }

    /// What stands before the next `end`, and goes on behind that; the rest of the text if there is none.
    String takeBefore(String end) {
        int found = text.indexOf(end, at);
        String before = text.substring(at, found < 0 ? text.length() : found);
        at = found < 0 ? text.length() : found + end.length();
        return before;
    }

    /// Up to `most` digits of a base, and goes on behind them.
    String takeDigits(int most, int base) {
        int from = at;
        while (!atEnd() && at - from < most && now() < 0x80 && Character.digit(now(), base) >= 0) {
            at++;
        }
        return text.substring(from, at);
    }

    /// The text from `start` to here, and of what follows no more than `more` `char`s.
    String since(int start, int more) {
        return text.substring(start, Math.min(text.length(), at + more));
    }

    /// A problem with what starts at `start` and ends here.
    PatternException problem(PatternProblem problem, int start) {
        return new PatternException(problem, start, since(start, 0));
    }
}
