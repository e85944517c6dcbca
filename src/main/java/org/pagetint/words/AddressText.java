package org.pagetint.words;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Addresses as the window and the terminal write them: hexadecimal without `0x`, twelve digits or, above 2⁴⁸, sixteen.
public final class AddressText {
    /// No address has more digits.
    public static final int MOST_DIGITS = 16;

    private static final int DIGITS = 12;
    private static final int BITS_OF_A_DIGIT = 4;
    private static final int EIGHT = 8;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private AddressText() {}

    /// `address` (unsigned) in twelve digits, or sixteen where it needs more than twelve.
    public static String of(long address) {
        byte[] text = new byte[MOST_DIGITS];
        return new String(text, 0, write(address, text, 0), StandardCharsets.US_ASCII);
    }

    /// Writes what [#of] gives into `text`, in ASCII.
    ///
    /// @param at where to begin; there is room for [#MOST_DIGITS]
    /// @return how many digits
    public static int write(long address, byte[] text, int at) {
        boolean few = address >>> (DIGITS * BITS_OF_A_DIGIT) == 0;
        int digits = few ? DIGITS : MOST_DIGITS;
        EIGHT_BYTES.set(text, at, eightDigits(address >>> ((digits - EIGHT) * BITS_OF_A_DIGIT)));
        EIGHT_BYTES.set(text, at + digits - EIGHT, eightDigits(address));
        return digits;
    }

    /// The last eight digits of `number` as eight bytes, the first digit highest. Half a byte at a time moves to a byte
    /// of its own; those of ten and more become letters.
    private static long eightDigits(long number) {
        long four = ((number & 0xFFFF_0000L) << 16) | (number & 0xFFFFL);
        long two = (four | (four << 8)) & 0x00FF_00FF_00FF_00FFL;
        long one = (two | (two << 4)) & 0x0F0F_0F0F_0F0F_0F0FL;
        long letters = ((one + 0x0606_0606_0606_0606L) >>> 4) & 0x0101_0101_0101_0101L;
        return one + 0x3030_3030_3030_3030L + letters * ('a' - '0' - 10);
    }
}
