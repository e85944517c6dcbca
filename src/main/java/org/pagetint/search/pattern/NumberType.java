package org.pagetint.search.pattern;

/// A number as it lies in memory. Its *bits* are its bytes as one number, zero-extended to a `long`; the byte order is
/// dealt with before.
public enum NumberType {
    U8(1, Sort.UNSIGNED),
    I8(1, Sort.SIGNED),
    U16(2, Sort.UNSIGNED),
    I16(2, Sort.SIGNED),
    U32(4, Sort.UNSIGNED),
    I32(4, Sort.SIGNED),
    U64(8, Sort.UNSIGNED),
    I64(8, Sort.SIGNED),
    F32(4, Sort.FLOAT),
    F64(8, Sort.FLOAT);

    private enum Sort {
        UNSIGNED,
        SIGNED,
        FLOAT
    }

    private final int bytes;
    private final Sort sort;

    NumberType(int bytes, Sort sort) {
        this.bytes = bytes;
        this.sort = sort;
    }

    /// How many bytes it takes: 1, 2, 4 or 8.
    public int bytes() {
        return bytes;
    }

    /// How many bits it takes.
    public int bits() {
        return bytes * 8;
    }

    /// Whether it is an IEEE 754 number.
    public boolean isFloat() {
        return sort == Sort.FLOAT;
    }

    /// Whether it is an integer that can be negative.
    public boolean isSigned() {
        return sort == Sort.SIGNED;
    }

    /// The unsigned integer of the same width.
    public NumberType unsigned() {
        return switch (bytes) {
            case 1 -> U8;
            case 2 -> U16;
            case 4 -> U32;
            default -> U64;
        };
    }

    /// A number in the same order as the value, compared unsigned: of two values the larger one has the larger key. The
    /// key of −0.0 lies just below that of 0.0; a NaN has a key beyond the infinity of its sign.
    ///
    /// @param bits zero-extended
    public long key(long bits) {
        long top = 1L << (bits() - 1);
        return switch (sort) {
            case UNSIGNED -> bits;
            case SIGNED -> bits ^ top;
            case FLOAT -> (bits & top) != 0 ? ~bits & allBits() : bits ^ top;
        };
    }

    /// Whether these bits are a NaN.
    public boolean isNaN(long bits) {
        return switch (this) {
            case F32 -> Float.isNaN(Float.intBitsToFloat((int) bits));
            case F64 -> Double.isNaN(Double.longBitsToDouble(bits));
            case U8, I8, U16, I16, U32, I32, U64, I64 -> false;
        };
    }

    /// Below 0, 0 or above 0 as the first value is smaller than, equal to or larger than the second. −0.0 equals 0.0; a
    /// NaN is neither smaller nor larger than anything, so it compares as 0.
    public int compare(long bits, long otherBits) {
        if (isNaN(bits) || isNaN(otherBits)) {
            return 0;
        }
        if (isFloat() && isZero(bits) && isZero(otherBits)) {
            return 0;
        }
        return Long.compareUnsigned(key(bits), key(otherBits));
    }

    /// The value in decimal.
    public String toText(long bits) {
        return switch (this) {
            case U8, U16, U32, U64 -> Long.toUnsignedString(bits);
            case I8 -> Byte.toString((byte) bits);
            case I16 -> Short.toString((short) bits);
            case I32 -> Integer.toString((int) bits);
            case I64 -> Long.toString(bits);
            case F32 -> Float.toString(Float.intBitsToFloat((int) bits));
            case F64 -> Double.toString(Double.longBitsToDouble(bits));
        };
    }

    /// All bits of its width set, zero-extended.
    public long allBits() {
        return -1L >>> (64 - bits());
    }

    private boolean isZero(long bits) {
        return (bits & (allBits() >>> 1)) == 0;
    }
}
