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
/// | `[[:alpha:]_]`, `[[:^digit:]]` | the classes of POSIX, all of ASCII |
/// | `\xHH`, `\012`, `\o{12}` | that byte, in hexadecimal or octal |
/// | `\x{e9}`; four digits behind a small `u`, eight behind a large one | that character of Unicode, in UTF-8 |
/// | `\n`, `\r`, `\t`, `\f`, `\a`, `\e`, `\0` | that byte |
/// | `\d`, `\w`, `\s`, `\h` | a digit; a letter, digit or `_`; white space; a blank or tab; all of ASCII |
/// | `\D`, `\W`, `\S`, `\H` | a byte that is none |
/// | `\.`, `\\`, … | the punctuation itself |
/// | `\Q…\E` | what stands between, as it is |
/// | `ab`, `a\|b`, `(…)`, `(?:…)`, `(?<name>…)` | one behind the other, one of both, a group |
/// | `*`, `+`, `?`, `{n}`, `{n,}`, `{,m}`, `{n,m}` | as often as that, n and m up to [#LONGEST] |
/// | `(?i)`, `(?-i)`, `(?i:…)` | whether case counts, from there to the end of the group, or in it |
/// | `(?s)`, `(?#…)` | nothing: `.` is any byte already; a comment |
///
/// Everything else that is known from other programs is refused by its name: anchors, looking around, references, lazy
/// and possessive repetition, classes of Unicode, and operators between classes. An automaton finds the matches in one
/// pass.
///
/// A match has at most [#LONGEST] bytes. Memory is looked at in blocks of [#BLOCK] bytes, whose addresses are multiples
/// of that. In each block the matches that start there are found from its first byte on: the first place where one
/// starts, the longest one from there, and so on behind its end. A match that lies wholly inside one found in an
/// earlier block is left out. So what is found depends on nothing but the bytes around it.
public final class RegexParser {
    /// How many bytes a match has at most, and how often something can be repeated.
    public static final int LONGEST = 1024;

    /// Bytes in a block.
    public static final int BLOCK = 4096;

    /// How many bytes and classes an expression may have when its repetitions are written out.
    public static final int MOST_STATES = 5000;

    private static final int DEEPEST_GROUP = 100;

    private final RegexCursor cursor;
    private boolean ignoreCase;
    private int depth;

    private RegexParser(String text, boolean ignoreCase) {
        this.cursor = new RegexCursor(text);
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
        if (!parser.cursor.atEnd()) {
            throw new PatternException(PatternProblem.GROUP_NOT_OPENED, parser.cursor.position());
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
        do {
            choices.add(sequence());
        } while (cursor.take("|"));
        return choices.size() == 1 ? choices.getFirst() : new Regex.Choice(choices);
    }

    private Regex sequence() throws PatternException {
        List<Regex> parts = new ArrayList<>();
        while (!passesRemark() && !cursor.atEnd() && !cursor.seesOneOf("|)")) {
            if (cursor.take("\\Q")) {
                quoted(parts);
            } else if (!takesFlags()) {
                parts.add(atom());
            } else {
                continue; // Nothing that could be repeated
            }
            if (!parts.isEmpty()) {
                parts.add(repetitions(parts.removeLast()));
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new Regex.Sequence(parts);
    }

    /// Goes behind comments; always false.
    private boolean passesRemark() throws PatternException {
        int start = cursor.position();
        while (cursor.take("(?#")) {
            String _ = cursor.takeBefore(")");
            if (cursor.atEnd() && !cursor.since(start, 0).endsWith(")")) {
                throw new PatternException(PatternProblem.GROUP_NOT_CLOSED, start);
            }
            start = cursor.position();
        }
        return false;
    }

    /// What stands between `\Q` and `\E`, a part for each character; a repetition behind it is one of the last.
    private void quoted(List<Regex> parts) throws PatternException {
        while (!cursor.atEnd() && !cursor.take("\\E")) {
            parts.add(literal(cursor.takeCharacter()));
        }
    }

    private Regex repetitions(Regex part) throws PatternException {
        if (passesRemark() || cursor.atEnd()) {
            return part;
        }
        int sign = cursor.position();
        Regex repeated = switch (cursor.now()) {
            case '*' -> repetition(part, 0, OptionalInt.empty());
            case '+' -> repetition(part, 1, OptionalInt.empty());
            case '?' -> repetition(part, 0, OptionalInt.of(1));
            case '{' -> counted(part);
            default -> part;
        };
        if (cursor.position() > sign && cursor.seesOneOf("*+?{")) {
            boolean known = cursor.seesOneOf("?+");
            throw new PatternException(
                    known ? PatternProblem.LAZY_OR_POSSESSIVE : PatternProblem.NOT_SUPPORTED,
                    cursor.position(),
                    cursor.since(sign, 1));
        }
        return repeated;
    }

    private Regex repetition(Regex part, int least, OptionalInt most) {
        cursor.skip(1);
        return new Regex.Repetition(part, least, most);
    }

    private Regex counted(Regex part) throws PatternException {
        int open = cursor.position();
        cursor.skip(1);
        String inside = cursor.takeBefore("}");
        int comma = inside.indexOf(',');
        if (!cursor.since(open, 0).endsWith("}") || inside.equals(",")) {
            throw new PatternException(PatternProblem.NOT_A_REPETITION, open);
        }
        int least = comma == 0 ? 0 : times(comma < 0 ? inside : inside.substring(0, comma), open);
        OptionalInt most = OptionalInt.of(least);
        if (comma == inside.length() - 1 && comma >= 0) {
            most = OptionalInt.empty();
        } else if (comma >= 0) {
            most = OptionalInt.of(times(inside.substring(comma + 1), open));
        }
        if (most.isPresent() && (most.getAsInt() < least || most.getAsInt() == 0)) {
            throw new PatternException(PatternProblem.NOT_A_REPETITION, open);
        }
        return new Regex.Repetition(part, least, most);
    }

    private static int times(String digits, int position) throws PatternException {
        if (!digits.matches("[0-9]{1,4}") || Integer.parseInt(digits) > LONGEST) {
            throw new PatternException(PatternProblem.NOT_A_REPETITION, position);
        }
        return Integer.parseInt(digits);
    }

    private Regex atom() throws PatternException {
        int start = cursor.position();
        return switch (cursor.now()) {
            case '(' -> group();
            case '[' -> new Regex.OneOf(RegexClass.parse(cursor, ignoreCase));
            case '.' -> {
                cursor.skip(1);
                yield new Regex.OneOf(ByteSet.ALL);
            }
            case '\\' ->
                switch (RegexEscape.parse(cursor)) {
                    case RegexEscape.OneOf(ByteSet bytes) -> oneOf(bytes);
                    case RegexEscape.Literal(int character) -> literal(character);
                };
            case '*', '+', '?', '{' -> throw new PatternException(PatternProblem.NOTHING_TO_REPEAT, start);
            case '^', '$' -> throw new PatternException(PatternProblem.ANCHOR, start, cursor.since(start, 1));
            default -> literal(cursor.takeCharacter());
        };
    }

    private Regex oneOf(ByteSet bytes) {
        return new Regex.OneOf(ignoreCase ? bytes.withBothCases() : bytes);
    }

    private Regex literal(int character) {
        List<Regex> bytes = new ArrayList<>();
        for (byte value : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            bytes.add(oneOf(ByteSet.of(value & 0xFF)));
        }
        return bytes.size() == 1 ? bytes.getFirst() : new Regex.Sequence(bytes);
    }

    /// Takes `(?i)` and its like, which hold to the end of the group they stand in.
    private boolean takesFlags() {
        RegexFlags flags = RegexFlags.at(cursor);
        boolean taken = flags.length() > 0 && flags.end() == ')';
        if (taken) {
            cursor.skip(flags.length());
            ignoreCase = flags.ignoreCase(ignoreCase);
        }
        return taken;
    }

    private Regex group() throws PatternException {
        int open = cursor.position();
        boolean caseOutside = ignoreCase;
        RegexFlags flags = RegexFlags.at(cursor);
        if (flags.length() > 0) {
            cursor.skip(flags.length());
            ignoreCase = flags.ignoreCase(ignoreCase);
        } else {
            RegexGroup.open(cursor);
        }
        depth++;
        if (depth > DEEPEST_GROUP) {
            throw new PatternException(PatternProblem.TOO_COMPLEX, open);
        }
        Regex inside = choice();
        depth--;
        ignoreCase = caseOutside;
        if (!cursor.take(")")) {
            throw new PatternException(PatternProblem.GROUP_NOT_CLOSED, open);
        }
        return inside;
    }
}
