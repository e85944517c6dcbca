package org.pagetint.search.pattern;

import java.util.Optional;

/// Classes in an expression: `[a-z_]`, `[^\x00-\x1f]`, `[[:alpha:]_]`.
final class RegexClass {
    private final RegexCursor cursor;
    private final int open;

    private RegexClass(RegexCursor cursor) {
        this.cursor = cursor;
        this.open = cursor.position();
    }

    /// Reads the class that starts at the cursor with `[`.
    static ByteSet parse(RegexCursor cursor, boolean ignoreCase) throws PatternException {
        return new RegexClass(cursor).bytes(ignoreCase);
    }

    private ByteSet bytes(boolean ignoreCase) throws PatternException {
        cursor.skip(1);
        refuseNameWithoutBrackets();
        boolean inverse = cursor.take("^");
        ByteSet all = ByteSet.ALL.inverse();
        boolean first = true;
        while (first || !cursor.sees(']')) {
            all = all.or(item());
            first = false;
        }
        cursor.skip(1);
        // Both cases first: [^a] without case means neither a nor A
        ByteSet cased = ignoreCase ? all.withBothCases() : all;
        ByteSet bytes = inverse ? cased.inverse() : cased;
        if (bytes.isEmpty()) {
            throw new PatternException(PatternProblem.CLASS_IS_EMPTY, open);
        }
        return bytes;
    }

    /// `[:alpha:]` is a class of `:`, `a`, `l`, `p` and `h`, which nobody means.
    private void refuseNameWithoutBrackets() throws PatternException {
        if (!cursor.sees(':')) {
            return;
        }
        int inside = cursor.position();
        String name = cursor.takeBefore("]");
        cursor.goBackTo(inside);
        if (name.matches(":\\^?[a-z]+:")) {
            cursor.skip(name.length() + 1);
            throw cursor.problem(PatternProblem.NAME_WITHOUT_BRACKETS, open);
        }
    }

    private ByteSet item() throws PatternException {
        int start = cursor.position();
        if (cursor.take("[")) {
            return named(start);
        }
        for (String operator : new String[] {"&&", "--", "~~"}) {
            if (cursor.take(operator)) {
                throw cursor.problem(PatternProblem.CLASS_OPERATOR, start);
            }
        }
        ByteSet low = single();
        if (!cursor.sees('-') || cursor.sees("-]")) {
            return low;
        }
        if (cursor.take("--")) {
            throw new PatternException(PatternProblem.CLASS_OPERATOR, cursor.position() - 2, "--");
        }
        cursor.skip(1);
        int from = value(low, start);
        int to = value(single(), start);
        if (to < from) {
            throw new PatternException(PatternProblem.ENDS_BEFORE_START, start);
        }
        return ByteSet.where(value -> value >= from && value <= to);
    }

    /// `[:alpha:]` or `[:^alpha:]`, behind its `[`.
    private ByteSet named(int start) throws PatternException {
        if (!cursor.take(":")) {
            // A bracket alone is itself to some, and opens a class in the class to others
            cursor.skip(cursor.seesOneOf(".=") ? 1 : 0);
            throw cursor.problem(PatternProblem.CLASS_OPERATOR, start);
        }
        boolean inverse = cursor.take("^");
        String name = cursor.takeBefore(":]");
        Optional<ByteClass> known = ByteClass.named(name);
        if (known.isEmpty()) {
            throw new PatternException(PatternProblem.UNKNOWN_CLASS, start, name);
        }
        return inverse ? known.get().bytes().inverse() : known.get().bytes();
    }

    private ByteSet single() throws PatternException {
        if (cursor.atEnd()) {
            throw new PatternException(PatternProblem.CLASS_NOT_CLOSED, open);
        }
        int start = cursor.position();
        if (cursor.take("\\b")) {
            return ByteSet.of('\b'); // In a class it is nowhere a boundary
        }
        int character;
        if (cursor.sees('\\')) {
            switch (RegexEscape.parse(cursor)) {
                case RegexEscape.OneOf(ByteSet bytes) -> {
                    return bytes;
                }
                case RegexEscape.Literal(int literal) -> character = literal;
            }
        } else {
            character = cursor.takeCharacter();
        }
        if (character >= 0x80) {
            throw new PatternException(PatternProblem.NOT_A_BYTE, start, Character.toString(character));
        }
        return ByteSet.of(character);
    }

    private static int value(ByteSet set, int position) throws PatternException {
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
}
