package org.pagetint.search.pattern;

import java.nio.ByteOrder;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What a person asks for, as typed; [PatternParser] makes a [Pattern] of it.
public sealed interface Query {
    /// What was typed; empty where there is nothing to type.
    String text();

    /// Bytes in hexadecimal: `7f 45 4c 46`, `7f??4c`, `4? ?f`.
    record Hex(String text) implements Query {}

    /// Text.
    ///
    /// @param ignoreCase whether a letter from A to Z may also be the small one, and the other way round
    record Text(String text, TextEncoding encoding, boolean ignoreCase) implements Query {}

    /// A number: `42`, `-7`, `0x2a`, `3.14`, a range `10..20`, or with a tolerance `3.14±0.01` (also `3.14+-0.01`).
    ///
    /// @param aligned whether only addresses are looked at that are multiples of its size
    record Numeric(String text, NumberType type, ByteOrder byteOrder, boolean aligned) implements Query {}

    /// Pointers into a range: `START-END`, `START+LENGTH`, or one address for the region that it lies in.
    ///
    /// @param wide whether a pointer has eight bytes, else four
    record Pointer(String text, boolean wide, ByteOrder byteOrder, boolean aligned) implements Query {}

    /// A regular expression over bytes; see [RegexParser].
    record Expression(String text, boolean ignoreCase) implements Query {}

    /// All printable strings of at least `least` characters.
    record Strings(int least, Set<StringEncoding> encodings) implements Query {
        public Strings {
            EnumSet<StringEncoding> copy = EnumSet.noneOf(StringEncoding.class);
            copy.addAll(encodings);
            encodings = Collections.unmodifiableSet(copy);
        }

        @Override
        public String text() {
            return "";
        }
    }
}
