package org.pagetint.words;

/// Addresses as the window and the terminal write them: hexadecimal without `0x`, twelve digits or, above 2⁴⁸, sixteen.
public final class AddressText {
    private static final int DIGITS = 12;
    private static final int ALL_DIGITS = 16;
    private static final int BITS_OF_A_DIGIT = 4;

    private AddressText() {}

    /// `address` (unsigned) in twelve digits, or sixteen where it needs more than twelve.
    public static String of(long address) {
        StringBuilder text = new StringBuilder(ALL_DIGITS);
        append(text, address);
        return text.toString();
    }

    /// Writes what [#of] gives at the end of `text`.
    public static void append(StringBuilder text, long address) {
        int digits = address >>> (DIGITS * BITS_OF_A_DIGIT) == 0 ? DIGITS : ALL_DIGITS;
        for (int digit = digits - 1; digit >= 0; digit--) {
            text.append(Character.forDigit((int) (address >>> (digit * BITS_OF_A_DIGIT)) & 0xF, 16));
        }
    }
}
