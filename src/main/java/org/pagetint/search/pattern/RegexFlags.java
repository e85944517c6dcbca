package org.pagetint.search.pattern;

/// `(?i)`, `(?-i)`, `(?is-i:` at the start of a group: whether case counts. `s` changes nothing, since `.` is any byte.
///
/// @param length how many `char`s it has; 0 if there is none
/// @param end `)` if it holds for the rest of the group around it, `:` if it holds for the group that it opens
/// @param on the letters before a `-`
/// @param off the letters behind it
record RegexFlags(int length, char end, String on, String off) {
    private static final String OPEN = "(?";
    private static final String KNOWN = "is";

    /// What stands at the cursor, which stays there.
    static RegexFlags at(RegexCursor cursor) {
        int start = cursor.position();
        StringBuilder on = new StringBuilder();
        StringBuilder off = new StringBuilder();
        boolean known = cursor.take(OPEN);
        while (known && cursor.seesOneOf(KNOWN)) {
            on.append(cursor.now());
            cursor.skip(1);
        }
        if (known && cursor.take("-")) {
            while (cursor.sees('i')) {
                off.append(cursor.now());
                cursor.skip(1);
            }
        }
        known = known && on.length() + off.length() > 0 && cursor.seesOneOf("):");
        RegexFlags flags = known
                ? new RegexFlags(cursor.position() + 1 - start, cursor.now(), on.toString(), off.toString())
                : new RegexFlags(0, ' ', "", "");
        cursor.goBackTo(start);
        return flags;
    }

    /// Whether case counts from here on.
    ///
    /// @param before whether it did before
    boolean ignoreCase(boolean before) {
        return off.isEmpty() ? before || on.contains("i") : false;
    }
}
