package org.pagetint.words;

import java.nio.charset.StandardCharsets;

/// Addresses as the window and the terminal write them: hexadecimal without `0x`, twelve digits or, above 2⁴⁸, sixteen.
public final class AddressText {
    /// No address has more digits.
    public static final int MOST_DIGITS = 16;

    private static final int DIGITS = 12;
    private static final int BITS_OF_A_DIGIT = 4;
    private static final byte[] SIGNS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

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
        int digits = address >>> (DIGITS * BITS_OF_A_DIGIT) == 0 ? DIGITS : MOST_DIGITS;
        for (int digit = 0; digit < digits; digit++) {
            text[at + digit] = SIGNS[(int) (address >>> ((digits - 1 - digit) * BITS_OF_A_DIGIT)) & 0xF];
        }
        return digits;
    }
}
