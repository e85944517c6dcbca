package org.pagetint.search.pattern;

import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;

/// Ranges of addresses as people write them: `START-END` (hexadecimal, with or without `0x`, the end exclusive),
/// `START+LENGTH` (the length decimal, or `0x…`), or one address for the region that holds it. Spaces around the parts do
/// not matter.
public final class RangeText {
    private RangeText() {}

    /// The range that `text` stands for.
    ///
    /// @param mappings where the region of an address is looked up
    /// @throws PatternException if it stands for none
    public static AddressRange parse(String text, Mappings mappings) throws PatternException {
        int minus = text.indexOf('-');
        int plus = text.indexOf('+');
        if (minus >= 0) {
            long start = number(text, 0, minus, 16);
            long end = number(text, minus + 1, text.length(), 16);
            return range(start, end, minus + 1);
        }
        if (plus >= 0) {
            long start = number(text, 0, plus, 16);
            long length = number(text, plus + 1, text.length(), 10);
            return range(start, start + length, plus + 1);
        }
        long address = number(text, 0, text.length(), 16);
        return mappings.at(address)
                .map(Mapping::range)
                .orElseThrow(() -> new PatternException(PatternProblem.NO_REGION_THERE, 0, text.strip()));
    }

    private static AddressRange range(long start, long end, int endPosition) throws PatternException {
        if (Long.compareUnsigned(end, start) < 0) {
            throw new PatternException(PatternProblem.ENDS_BEFORE_START, endPosition);
        }
        return new AddressRange(start, end);
    }

    private static long number(String text, int from, int to, int radix) throws PatternException {
        String digits = text.substring(from, to).strip();
        boolean prefixed = digits.startsWith("0x") || digits.startsWith("0X");
        try {
            return Long.parseUnsignedLong(prefixed ? digits.substring(2) : digits, prefixed ? 16 : radix);
        } catch (NumberFormatException _) {
            throw new PatternException(PatternProblem.NOT_A_RANGE, from);
        }
    }
}
