package org.pagetint.search.pattern;

import java.util.Arrays;

/// Bytes of which some bits may be anything. Immutable.
public final class MaskedBytes {
    private final byte[] values;
    private final byte[] masks;

    private MaskedBytes(byte[] values, byte[] masks) {
        this.values = values;
        this.masks = masks;
    }

    /// Bytes that must be exactly these; the array is copied.
    public static MaskedBytes exactly(byte[] values) {
        byte[] masks = new byte[values.length];
        Arrays.fill(masks, (byte) 0xFF);
        return new MaskedBytes(values.clone(), masks);
    }

    /// Bytes that must equal `values` in the bits that are 1 in `masks`; both arrays are copied and equally long.
    public static MaskedBytes of(byte[] values, byte[] masks) {
        if (values.length != masks.length) {
            throw new IllegalArgumentException(values.length + " bytes, " + masks.length + " masks");
        }
        byte[] cleared = values.clone();
        for (int index = 0; index < cleared.length; index++) {
            cleared[index] &= masks[index];
        }
        return new MaskedBytes(cleared, masks.clone());
    }

    /// How many bytes.
    public int length() {
        return values.length;
    }

    /// The bits that byte `index` must have, 0 where the mask is 0.
    public byte value(int index) {
        return values[index];
    }

    /// 1 for each bit of byte `index` that must be as in its value.
    public byte mask(int index) {
        return masks[index];
    }

    /// Whether no bit is given: these bytes would match anywhere.
    public boolean isAnything() {
        for (byte mask : masks) {
            if (mask != 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether `actual` is a byte that may stand at `index`.
    public boolean matches(int index, byte actual) {
        return (actual & masks[index]) == values[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MaskedBytes that
                && Arrays.equals(values, that.values)
                && Arrays.equals(masks, that.masks);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(masks);
    }

    /// As a person writes them: `7f 4? ?? ?c`. A byte of which other bits than a half are open is written as all the
    /// values that it stands for when there are two: `41|61`, otherwise as value and mask: `41&f1`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(values.length * 3);
        for (int index = 0; index < values.length; index++) {
            if (index > 0) {
                text.append(' ');
            }
            append(text, values[index] & 0xFF, masks[index] & 0xFF);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int value, int mask) {
        int open = ~mask & 0xFF;
        switch (mask) {
            case 0xFF, 0xF0, 0x0F, 0x00 -> {
                text.append((mask & 0xF0) != 0 ? Character.forDigit(value >> 4, 16) : '?');
                text.append((mask & 0x0F) != 0 ? Character.forDigit(value & 0xF, 16) : '?');
            }
            default -> {
                appendHex(text, value);
                boolean two = Integer.bitCount(open) == 1;
                text.append(two ? '|' : '&');
                appendHex(text, two ? value | open : mask);
            }
        }
    }

    private static void appendHex(StringBuilder text, int value) {
        text.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 0xF, 16));
    }
}
