package org.pagetint.search.pattern;

import java.util.BitSet;
import java.util.function.IntPredicate;

/// A set of byte values. Immutable.
public final class ByteSet {
    /// Every byte.
    public static final ByteSet ALL = where(_ -> true);

    private final BitSet values;

    private ByteSet(BitSet values) {
        this.values = values;
    }

    /// The values from 0 to 255 that `condition` holds for.
    public static ByteSet where(IntPredicate condition) {
        BitSet values = new BitSet(256);
        for (int value = 0; value < 256; value++) {
            values.set(value, condition.test(value));
        }
        return new ByteSet(values);
    }

    /// One value, 0 to 255.
    public static ByteSet of(int value) {
        return where(other -> other == value);
    }

    /// Whether `value`, 0 to 255, is in it.
    public boolean contains(int value) {
        return values.get(value);
    }

    /// Whether nothing is in it.
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// What is in either.
    public ByteSet or(ByteSet other) {
        return where(value -> contains(value) || other.contains(value));
    }

    /// What is not in it.
    public ByteSet inverse() {
        return where(value -> !contains(value));
    }

    /// This and, for each letter from A to Z in it, the other case.
    public ByteSet withBothCases() {
        return where(value -> contains(value) || (isLetter(value) && contains(value ^ 0x20)));
    }

    private static boolean isLetter(int value) {
        return (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteSet that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
