package org.pagetint.search.pattern;

/// What can be wrong with the text of a pattern. The words for each are those of the window and the terminal.
public enum PatternProblem {
    /// The text is empty.
    NOTHING_TO_LOOK_FOR,
    /// More than [Pattern#LONGEST_FIXED] bytes.
    TOO_LONG,
    /// No bit is given: every address would match.
    MATCHES_EVERYWHERE,
    /// Neither a hexadecimal digit nor `?`.
    NOT_A_HEX_DIGIT,
    /// A byte with one digit.
    HALF_A_BYTE,
    /// The encoding has no such character; the detail is the character.
    NOT_IN_ENCODING,
    /// Not a number of that kind.
    NOT_A_NUMBER,
    /// The number does not fit the type; the detail says what does.
    DOES_NOT_FIT,
    /// A range that ends below its start.
    ENDS_BEFORE_START,
    /// Not `START-END`, `START+LENGTH` or an address.
    NOT_A_RANGE,
    /// Not permissions as in `rw-p`.
    NOT_PERMISSIONS,
    /// No region lies at that address.
    NO_REGION_THERE,
    /// `(` without `)`.
    GROUP_NOT_CLOSED,
    /// `)` without `(`.
    GROUP_NOT_OPENED,
    /// `[` without `]`.
    CLASS_NOT_CLOSED,
    /// A class that no byte is in, or every byte is out of.
    CLASS_IS_EMPTY,
    /// A class or a range of one holds something that is not a single byte.
    NOT_A_BYTE,
    /// `*`, `+`, `?` or `{` with nothing before it.
    NOTHING_TO_REPEAT,
    /// `{…}` that is not `{n}`, `{n,}` or `{n,m}` with n ≤ m ≤ [RegexParser#LONGEST].
    NOT_A_REPETITION,
    /// A backslash before something that has no meaning; the detail is that character.
    UNKNOWN_ESCAPE,
    /// An escape that means one thing here and another there, or more than a byte; the detail is it.
    AMBIGUOUS,
    /// `^`, `$`, `\b` and others that match a place and no byte; the detail is it.
    ANCHOR,
    /// `(?=`, `(?<!` and others that look at what stands around a match; the detail is it.
    LOOK_AROUND,
    /// `\1`, `\k<name>`, `(?R)` and others that mean what a group is or has matched; the detail is it.
    REFERENCE,
    /// `*?`, `++`, `(?>`: matches are always the longest; the detail is it.
    LAZY_OR_POSSESSIVE,
    /// `\p{L}`, `\X`: characters of Unicode by what they are; the detail is it.
    UNICODE_CLASS,
    /// `[:alpha:]` without a second pair of brackets; the detail is it.
    NAME_WITHOUT_BRACKETS,
    /// `[[:something:]]`; the detail is the name.
    UNKNOWN_CLASS,
    /// `&&`, `--`, `~~` or `[` in a class; the detail is it.
    CLASS_OPERATOR,
    /// Known from elsewhere but not here, and none of the others; the detail is it.
    NOT_SUPPORTED,
    /// An expression that matches without a byte.
    MATCHES_NO_BYTES,
    /// More than [RegexParser#MOST_STATES] bytes and classes when all repetitions are written out.
    TOO_COMPLEX
}
