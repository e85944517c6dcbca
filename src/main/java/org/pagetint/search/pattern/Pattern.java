package org.pagetint.search.pattern;

import java.nio.ByteOrder;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What a search looks for. A value that any thread may use.
public sealed interface Pattern {
    /// The most bytes that a pattern of fixed length may have.
    int LONGEST_FIXED = 4096;

    /// How many bytes every match has; empty if matches differ in length.
    OptionalInt fixedLength();

    /// The kind of number that a match holds; empty for anything but numbers.
    Optional<NumberType> numberType();

    /// In which order the bytes of its numbers lie; little endian for anything but numbers.
    default ByteOrder byteOrder() {
        return ByteOrder.LITTLE_ENDIAN;
    }

    /// These bytes, at any address: hexadecimal bytes and text.
    record Bytes(MaskedBytes bytes) implements Pattern {
        public Bytes {
            requireFixed(bytes.length());
            if (bytes.isAnything()) {
                throw new IllegalArgumentException("every bit is open");
            }
        }

        @Override
        public OptionalInt fixedLength() {
            return OptionalInt.of(bytes.length());
        }

        @Override
        public Optional<NumberType> numberType() {
            return Optional.empty();
        }
    }

    /// A number from `low` up to and including `high`: an integer, a floating-point number within a tolerance, or a
    /// pointer into a range. A NaN never matches; −0.0 counts as just below 0.0.
    ///
    /// @param type the kind of number
    /// @param byteOrder how its bytes lie
    /// @param aligned whether only addresses are looked at that are multiples of its size
    /// @param low bits of the smallest value, zero-extended
    /// @param high bits of the largest value, zero-extended
    record Numeric(NumberType type, ByteOrder byteOrder, boolean aligned, long low, long high) implements Pattern {
        public Numeric {
            if (type.isNaN(low) || type.isNaN(high)) {
                throw new IllegalArgumentException("from or to NaN");
            }
            if (Long.compareUnsigned(type.key(low), type.key(high)) > 0) {
                throw new IllegalArgumentException(type.toText(low) + " is above " + type.toText(high));
            }
        }

        /// Whether a value with these bits is in the range.
        public boolean contains(long bits) {
            long key = type.key(bits);
            return Long.compareUnsigned(key, type.key(low)) >= 0 && Long.compareUnsigned(key, type.key(high)) <= 0;
        }

        /// The bits of the number whose bytes are `value`, the first one lowest.
        public long bits(long value) {
            return byteOrder == ByteOrder.BIG_ENDIAN ? Long.reverseBytes(value) >>> (Long.SIZE - type.bits()) : value;
        }

        @Override
        public OptionalInt fixedLength() {
            return OptionalInt.of(type.bytes());
        }

        @Override
        public Optional<NumberType> numberType() {
            return Optional.of(type);
        }
    }

    /// A regular expression over bytes; [RegexParser] says what it may hold and what it matches.
    record Expression(Regex regex) implements Pattern {
        @Override
        public OptionalInt fixedLength() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<NumberType> numberType() {
            return Optional.empty();
        }
    }

    /// All printable strings: the longest runs of printable characters.
    ///
    /// @param least how many characters a run must have, above 0
    /// @param encodings the forms to look for, at least one
    record Strings(int least, Set<StringEncoding> encodings) implements Pattern {
        public Strings {
            if (least < 1) {
                throw new IllegalArgumentException("strings of " + least + " characters");
            }
            if (encodings.isEmpty()) {
                throw new IllegalArgumentException("no encoding");
            }
            encodings = Collections.unmodifiableSet(EnumSet.copyOf(encodings));
        }

        @Override
        public OptionalInt fixedLength() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<NumberType> numberType() {
            return Optional.empty();
        }
    }

    private static void requireFixed(int length) {
        if (length < 1 || length > LONGEST_FIXED) {
            throw new IllegalArgumentException(length + " bytes");
        }
    }
}
