package org.pagetint.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/// Sizes for people: binary units, three significant digits, no decimals where there is nothing behind the point.
/// `12 KiB`, `1.21 GiB`, `0 B`.
public final class SizeText {
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final int STEP_BITS = 10;
    private static final int SIGNIFICANT = 3;
    private static final BigDecimal STEP = BigDecimal.valueOf(1L << STEP_BITS);
    private static final BigDecimal ALL_DIGITS = BigDecimal.valueOf(100);

    private SizeText() {}

    /// `bytes` (unsigned) in words.
    public static String of(long bytes) {
        if (Long.compareUnsigned(bytes, 1L << STEP_BITS) < 0) {
            return bytes + " B";
        }
        int unit = 0;
        BigDecimal value = new BigDecimal(Long.toUnsignedString(bytes));
        while (value.compareTo(STEP) >= 0) {
            value = value.divide(STEP);
            unit++;
        }
        BigDecimal rounded = rounded(value);
        if (rounded.compareTo(STEP) >= 0 && unit + 1 < UNITS.size()) {
            rounded = rounded(value.divide(STEP));
            unit++;
        }
        return rounded.toPlainString() + " " + UNITS.get(unit);
    }

    /// The same for the middle of a text in lines: none ends between the number and its unit.
    public static String unbroken(long bytes) {
        return of(bytes).replace(' ', '\u00a0');
    }

    /// `bytes` (unsigned) to the byte, with thousands separators: `1,233,920 bytes`.
    public static String exact(long bytes) {
        String digits = bytes >= 0
                ? String.format(Locale.ENGLISH, "%,d", bytes)
                : String.format(Locale.ENGLISH, "%,d", new BigDecimal(Long.toUnsignedString(bytes)).toBigInteger());
        return digits + (bytes == 1 ? " byte" : " bytes");
    }

    private static BigDecimal rounded(BigDecimal value) {
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        if (whole || value.compareTo(ALL_DIGITS) >= 0) {
            return value.setScale(0, RoundingMode.HALF_UP);
        }
        BigDecimal rounded = value.round(new MathContext(SIGNIFICANT, RoundingMode.HALF_UP));
        int digitsBeforeThePoint = rounded.precision() - rounded.scale();
        return rounded.setScale(SIGNIFICANT - digitsBeforeThePoint, RoundingMode.UNNECESSARY);
    }
}
