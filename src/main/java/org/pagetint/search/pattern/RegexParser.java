package org.pagetint.search.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Regular expressions over bytes.
///
/// | written | matches |
/// | --- | --- |
/// | `a`, `é` | that character in UTF-8: one byte or several |
/// | `.` | any byte, line ends too |
/// | `[a-z_]`, `[^\x00-\x1f]` | one byte of a class, or one that is not of it |
/// | `\xHH`, `\n`, `\r`, `\t`, `\0` | that byte |
/// | `\d`, `\w`, `\s`, `\D`, `\W`, `\S` | a digit, a letter, digit or `_`, white space, all of ASCII; a byte that is none |
/// | `\.`, `\\`, … | the punctuation itself |
/// | `ab`, `a\|b`, `(…)`, `(?:…)` | one behind the other, one of both, a group |
/// | `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}` | as often as that, n and m up to [#LONGEST] |
///
/// There are no anchors, no look-around, no lazy repetition and no references: an automaton finds the matches in one pass.
///
/// A match has at most [#LONGEST] bytes. Memory is looked at in blocks of [#BLOCK] bytes, whose addresses are multiples of
/// that. In each block the matches that start there are found from its first byte on: the first place where one starts, the
/// longest one from there, and so on behind its end. A match that lies wholly inside one found in an earlier block is left
/// out. So what is found depends on nothing but the bytes around it.
public final class RegexParser {
    /// How many bytes a match has at most, and how often something can be repeated.
    public static final int LONGEST = 1024;

    /// Bytes in a block.
    public static final int BLOCK = 4096;

    /// How many bytes and classes an expression may have when its repetitions are written out.
    public static final int MOST_STATES = 5000;

    private static final int DEEPEST_GROUP = 100;

    private static final String PUNCTUATION = "\\^$.|?*+()[]{}-/\"'`~!@#%&=:;<>, _";

    private final String text;
    private final boolean ignoreCase;
    private int at;
    private int depth;

    private RegexParser(String text, boolean ignoreCase) {
        this.text = text;
        this.ignoreCase = ignoreCase;
    }

    /// The expression that `text` is.
    ///
    /// @param ignoreCase whether a letter from A to Z may also be the small one, and the other way round
    /// @throws PatternException if it is none, matches without a byte, or is too large
    public static Regex parse(String text, boolean ignoreCase) throws PatternException {
        if (text.isEmpty()) {
            throw new PatternException(PatternProblem.NOTHING_TO_LOOK_FOR, 0);
        }
        RegexParser parser = new RegexParser(text, ignoreCase);
        Regex regex = parser.choice();
        if (parser.at < text.length()) {
            throw new PatternException(PatternProblem.GROUP_NOT_OPENED, parser.at);
        }
        if (regex.states() > MOST_STATES) {
            throw new PatternException(PatternProblem.TOO_COMPLEX, 0);
        }
        if (regex.matchesNoBytes()) {
            throw new PatternException(PatternProblem.MATCHES_NO_BYTES, 0);
        }
        return regex;
    }

    private Regex choice() throws PatternException {
        List<Regex> choices = new ArrayList<>();
        choices.add(sequence());
        while (peek('|')) {
            at++;
            choices.add(sequence());
        }
        return choices.size() == 1 ? choices.getFirst() : new Regex.Choice(choices);
    }

    private Regex sequence() throws PatternException {
        List<Regex> parts = new ArrayList<>();
        while (at < text.length() && !peek('|') && !peek(')')) {
            parts.add(repetitions(atom()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Regex.Sequence(parts);
    }

    private Regex repetitions(Regex part) throws PatternException {
        if (at == text.length()) {
            return part;
        }
        int sign = at;
        Regex repeated = switch (text.charAt(at)) {
            case '*' -> repetition(part, 0, OptionalInt.empty());
            case '+' -> repetition(part, 1, OptionalInt.empty());
            case '?' -> repetition(part, 0, OptionalInt.of(1));
            case '{' -> counted(part);
            default -> part;
        };
        if (at > sign && at < text.length() && "*+?{".indexOf(text.charAt(at)) >= 0) {
            throw new PatternException(PatternProblem.NOT_SUPPORTED, at, text.substring(sign, at + 1));
        }
        return repeated;
    }

    private Regex repetition(Regex part, int least, OptionalInt most) {
        at++;
        return new Regex.Repetition(part, least, most);
    }

    private Regex counted(Regex part) throws PatternException {
        int open = at;
        int close = text.indexOf('}', open);
        if (close < 0) {
            throw new PatternException(PatternProblem.NOT_A_REPETITION, open);
        }
        String inside = text.substring(open + 1, close);
        int comma = inside.indexOf(',');
        int least = times(comma < 0 ? inside : inside.substring(0, comma), open);
        OptionalInt most = OptionalInt.of(least);
        if (comma == inside.length() - 1 && comma >= 0) {
            most = OptionalInt.empty();
        } else if (comma >= 0) {
            most = OptionalInt.of(times(inside.substring(comma + 1), open));
        }
        if (most.isPresent() && (most.getAsInt() < least || most.getAsInt() == 0)) {
            throw new PatternException(PatternProblem.NOT_A_REPETITION, open);
        }
        at = close;
        return repetition(part, least, most);
    }

    private static int times(String digits, int position) throws PatternException {
        if (!digits.matches("[0-9]{1,4}") || Integer.parseInt(digits) > LONGEST) {
            throw new PatternException(PatternProblem.NOT_A_REPETITION, position);
        }
        return Integer.parseInt(digits);
    }

    private Regex atom() throws PatternException {
        char first = text.charAt(at);
        return switch (first) {
            case '(' -> group();
            case '[' -> new Regex.OneOf(characterClass());
            case '.' -> {
                at++;
                yield new Regex.OneOf(ByteSet.ALL);
            }
            case '\\' -> oneOf(escape());
            case '*', '+', '?', '{' -> throw new PatternException(PatternProblem.NOTHING_TO_REPEAT, at);
            case '^', '$' -> throw new PatternException(PatternProblem.NOT_SUPPORTED, at, String.valueOf(first));
            default -> literal();
        };
    }

    private Regex oneOf(ByteSet bytes) {
        return new Regex.OneOf(ignoreCase ? bytes.withBothCases() : bytes);
    }

    private Regex group() throws PatternException {
        int open = at;
        at++;
        if (text.startsWith("?:", at)) {
            at += 2;
        } else if (peek('?')) {
            throw new PatternException(PatternProblem.NOT_SUPPORTED, open, "(?");
        }
        depth++;
        if (depth > DEEPEST_GROUP) {
            throw new PatternException(PatternProblem.TOO_COMPLEX, open);
        }
        Regex inside = choice();
        depth--;
        if (!peek(')')) {
            throw new PatternException(PatternProblem.GROUP_NOT_CLOSED, open);
        }
        at++;
        return inside;
    }

    private Regex literal() throws PatternException {
        int character = text.codePointAt(at);
        if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
            throw new PatternException(PatternProblem.NOT_IN_ENCODING, at, Character.toString(character));
        }
        at += Character.charCount(character);
        List<Regex> bytes = new ArrayList<>();
        for (byte value : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            bytes.add(oneOf(ByteSet.of(value & 0xFF)));
        }
        return bytes.size() == 1 ? bytes.getFirst() : new Regex.Sequence(bytes);
    }

    private ByteSet characterClass() throws PatternException {
        int open = at;
        at++;
        boolean inverse = peek('^');
        if (inverse) {
            at++;
        }
        ByteSet all = ByteSet.ALL.inverse();
        boolean first = true;
        while (first || !peek(']')) {
            if (at >= text.length()) {
                throw new PatternException(PatternProblem.CLASS_NOT_CLOSED, open);
            }
            all = all.or(classItem());
            first = false;
        }
        at++;
        // Both cases first: [^a] without case means neither a nor A
        ByteSet cased = ignoreCase ? all.withBothCases() : all;
        ByteSet bytes = inverse ? cased.inverse() : cased;
        if (bytes.isEmpty()) {
            throw new PatternException(PatternProblem.CLASS_IS_EMPTY, open);
        }
        return bytes;
    }

    private ByteSet classItem() throws PatternException {
        int start = at;
        ByteSet low = classByte();
        if (!peek('-') || at + 1 >= text.length() || text.charAt(at + 1) == ']') {
            return low;
        }
        at++;
        ByteSet high = classByte();
        int from = single(low, start);
        int to = single(high, start);
        if (to < from) {
            throw new PatternException(PatternProblem.ENDS_BEFORE_START, start);
        }
        return ByteSet.where(value -> value >= from && value <= to);
    }

    private ByteSet classByte() throws PatternException {
        if (at >= text.length()) {
            throw new PatternException(PatternProblem.CLASS_NOT_CLOSED, at);
        }
        if (peek('\\')) {
            return escape();
        }
        char character = text.charAt(at);
        if (character >= 0x80) {
            throw new PatternException(PatternProblem.NOT_A_BYTE, at, String.valueOf(character));
        }
        at++;
        return ByteSet.of(character);
    }

    private static int single(ByteSet set, int position) throws PatternException {
        int found = -1;
        for (int value = 0; value < 256; value++) {
            if (set.contains(value)) {
                if (found >= 0) {
                    throw new PatternException(PatternProblem.NOT_A_BYTE, position);
                }
                found = value;
            }
        }
        return found;
    }

    private ByteSet escape() throws PatternException {
        int start = at;
        if (at + 1 >= text.length()) {
            throw new PatternException(PatternProblem.UNKNOWN_ESCAPE, start, "\\");
        }
        char kind = text.charAt(at + 1);
        at += 2;
        return switch (kind) {
            case 'x' -> ByteSet.of(hex(start));
            case 'n' -> ByteSet.of('\n');
            case 'r' -> ByteSet.of('\r');
            case 't' -> ByteSet.of('\t');
            case '0' -> ByteSet.of(0);
            case 'd' -> ByteSet.where(RegexParser::isDigit);
            case 'D' -> ByteSet.where(RegexParser::isDigit).inverse();
            case 'w' -> ByteSet.where(RegexParser::isWord);
            case 'W' -> ByteSet.where(RegexParser::isWord).inverse();
            case 's' -> ByteSet.where(RegexParser::isSpace);
            case 'S' -> ByteSet.where(RegexParser::isSpace).inverse();
            default -> {
                if (PUNCTUATION.indexOf(kind) < 0) {
                    throw new PatternException(PatternProblem.UNKNOWN_ESCAPE, start, "\\" + kind);
                }
                yield ByteSet.of(kind);
            }
        };
    }

    private int hex(int start) throws PatternException {
        String digits = text.substring(at, Math.min(at + 2, text.length()));
        if (!digits.matches("[0-9a-fA-F]{2}")) {
            throw new PatternException(PatternProblem.UNKNOWN_ESCAPE, start, "\\x" + digits);
        }
        at += 2;
        return Integer.parseInt(digits, 16);
    }

    private static boolean isDigit(int value) {
        return value >= '0' && value <= '9';
    }

    private static boolean isWord(int value) {
        return isDigit(value) || value == '_' || (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
    }

    private static boolean isSpace(int value) {
        return value == ' ' || (value >= '\t' && value <= '\r');
    }

    private boolean peek(char character) {
        return at < text.length() && text.charAt(at) == character;
    }
}
