package org.pagetint.ui.hex.layout;

import java.util.OptionalLong;

/// Numbers as people type and paste them; unsigned.
public final class Numbers {
    private static final int HEX = 16;
    private static final int DECIMAL = 10;

    private Numbers() {}

    /// An address: hexadecimal, with or without `0x`; a pasted one may have ` or _ or ' between its digits.
    public static OptionalLong address(String text) {
        return parse(withoutPrefix(text.replaceAll("[`_']", "")), HEX);
    }

    /// A size or a distance: decimal, or hexadecimal after `0x`; digits from a to f make it hexadecimal too.
    public static OptionalLong size(String text) {
        String digits = withoutPrefix(text);
        boolean hex = !digits.equals(text) || digits.chars().anyMatch(Character::isLetter);
        return parse(digits, hex ? HEX : DECIMAL);
    }

    private static String withoutPrefix(String text) {
        return text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
    }

    private static OptionalLong parse(String digits, int radix) {
        if (digits.isEmpty() || !digits.chars().allMatch(digit -> Character.digit(digit, radix) >= 0)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(digits, radix));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
