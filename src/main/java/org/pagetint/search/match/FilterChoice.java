package org.pagetint.search.match;

import org.pagetint.search.pattern.MaskedBytes;

/// Picks the part of a pattern that is rarest in the memory of processes, so that the filter lets little through.
final class FilterChoice {
    private static final double ZERO = 0.4;
    private static final double ALL_ONES = 0.04;
    private static final double SMALL = 0.012;
    private static final double LETTER = 0.006;
    private static final double PRINTABLE = 0.003;
    private static final double OTHER = 0.0015;

    private FilterChoice() {}

    /// The filter for `bytes` at addresses that are multiples of `alignment`: 1, 2, 4 or 8, at most the length.
    static Filter of(MaskedBytes bytes, int alignment) {
        return alignment > 1 ? aligned(bytes, alignment) : rarest(bytes);
    }

    private static Filter aligned(MaskedBytes bytes, int step) {
        long value = 0;
        long mask = 0;
        for (int index = step - 1; index >= 0; index--) {
            value = value << 8 | (bytes.value(index) & 0xFF);
            mask = mask << 8 | (bytes.mask(index) & 0xFF);
        }
        return new Filter(step, 0, Filter.lanes(step, mask), Filter.lanes(step, value), 0, 0, 0);
    }

    private static Filter rarest(MaskedBytes bytes) {
        int first = rarest(bytes, -1);
        int second = rarest(bytes, first);
        return new Filter(
                1,
                first,
                Filter.lanes(1, bytes.mask(first) & 0xFF),
                Filter.lanes(1, bytes.value(first) & 0xFF),
                second,
                first == second ? 0 : Filter.lanes(1, bytes.mask(second) & 0xFF),
                first == second ? 0 : Filter.lanes(1, bytes.value(second) & 0xFF));
    }

    /// Which part of all places the filter for `bytes` at any address lets through, roughly.
    static double share(MaskedBytes bytes) {
        int first = rarest(bytes, -1);
        int second = rarest(bytes, first);
        return share(bytes, first) * (first == second ? 1 : share(bytes, second));
    }

    private static int rarest(MaskedBytes bytes, int except) {
        int best = Math.max(except, 0);
        double lowest = Double.MAX_VALUE;
        for (int index = 0; index < bytes.length(); index++) {
            double share = share(bytes, index);
            if (index != except && share < lowest) {
                best = index;
                lowest = share;
            }
        }
        return best;
    }

    /// Roughly how many of a process's bytes may stand at `index`: a guess from the memory of desktop programs. It
    /// costs time where it is wrong, never a match.
    private static double share(MaskedBytes bytes, int index) {
        double share = 0;
        for (int value = 0; value < 256; value++) {
            if (bytes.matches(index, (byte) value)) {
                share += share(value);
            }
        }
        return share;
    }

    /// Roughly how many of a process's bytes are `value`, 0 to 255.
    static double share(int value) {
        if (value == 0) {
            return ZERO;
        }
        if (value == 0xFF) {
            return ALL_ONES;
        }
        if (value <= 8 || value == 0x10 || value == 0x20 || value == 0x7F) {
            return SMALL;
        }
        if (value >= 'a' && value <= 'z') {
            return LETTER;
        }
        return value > ' ' && value < 0x7F ? PRINTABLE : OTHER;
    }
}
