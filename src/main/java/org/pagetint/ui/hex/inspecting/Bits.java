package org.pagetint.ui.hex.inspecting;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/// The bytes from the cursor on, as far as they are known, put together to numbers.
///
/// @param bytes from 0 to 255, in order of address; ends before the first one that is not known
/// @param order in which a number lies in memory
public record Bits(List<Integer> bytes, ByteOrder order) {
    /// The number of the first `count` bytes (at most 8), not sign-extended, if they are known.
    Optional<Long> unsigned(int count) {
        if (bytes.size() < count) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            int index = order == ByteOrder.BIG_ENDIAN ? i : count - 1 - i;
            value = value << 8 | bytes.get(index);
        }
        return Optional.of(value);
    }

    /// The number of the first `count` bytes (at most 8) in two's complement, if they are known.
    Optional<Long> signed(int count) {
        int unused = Long.SIZE - count * Byte.SIZE;
        return unsigned(count).map(value -> value << unused >> unused);
    }
}
