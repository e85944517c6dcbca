package org.pagetint.search.pattern;

/// How a group begins: `(`, `(?:` and names are understood, all else is refused by its name.
final class RegexGroup {
    private static final int LONGEST_NAME = 100;

    private RegexGroup() {}

    /// Goes behind what opens the group at the cursor.
    static void open(RegexCursor cursor) throws PatternException {
        int start = cursor.position();
        cursor.skip(1);
        if (cursor.take("*")) {
            throw cursor.problem(PatternProblem.NOT_SUPPORTED, start); // A verb, such as (*SKIP)
        }
        if (!cursor.take("?") || cursor.take(":")) {
            return;
        }
        if (cursor.take("=") || cursor.take("!") || cursor.take("<=") || cursor.take("<!")) {
            throw cursor.problem(PatternProblem.LOOK_AROUND, start);
        }
        if (cursor.take(">")) {
            throw cursor.problem(PatternProblem.LAZY_OR_POSSESSIVE, start);
        }
        if (cursor.take("P=") || cursor.take("P>") || cursor.take("&") || cursor.take("R") || cursor.take("(")) {
            throw cursor.problem(PatternProblem.REFERENCE, start);
        }
        if (!cursor.takeDigits(1, 10).isEmpty()) {
            throw cursor.problem(PatternProblem.REFERENCE, start);
        }
        if (cursor.take("P<") || cursor.take("<")) {
            name(cursor, start, ">");
        } else if (cursor.take("'")) {
            name(cursor, start, "'");
        } else {
            cursor.skip(1);
            throw cursor.problem(PatternProblem.NOT_SUPPORTED, start);
        }
    }

    /// The name tells nobody anything, since nothing can refer to it.
    private static void name(RegexCursor cursor, int start, String end) throws PatternException {
        String name = cursor.takeBefore(end);
        if (name.length() > LONGEST_NAME
                || !name.matches("[A-Za-z_]\\w*")
                || !cursor.since(start, 0).endsWith(end)) {
            throw new PatternException(PatternProblem.NOT_SUPPORTED, start, "(?");
        }
    }
}
