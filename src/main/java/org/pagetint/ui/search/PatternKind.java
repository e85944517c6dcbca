package org.pagetint.ui.search;

import org.pagetint.search.pattern.Query;

/// The kinds of patterns, in the order a person chooses from.
enum PatternKind {
    /// Bytes in hexadecimal.
    HEX,
    /// Text.
    TEXT,
    /// Integers and floating-point numbers.
    NUMBER,
    /// Pointers into a range.
    POINTER,
    /// A regular expression over bytes.
    EXPRESSION,
    /// All printable strings.
    STRINGS;

    /// The kind of `query`.
    static PatternKind of(Query query) {
        return switch (query) {
            case Query.Hex _ -> HEX;
            case Query.Text _ -> TEXT;
            case Query.Numeric _ -> NUMBER;
            case Query.Pointer _ -> POINTER;
            case Query.Expression _ -> EXPRESSION;
            case Query.Strings _ -> STRINGS;
        };
    }
}
