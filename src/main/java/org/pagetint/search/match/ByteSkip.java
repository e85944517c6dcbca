package org.pagetint.search.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds the last of a few byte values in an array, eight bytes at a time.
final class ByteSkip {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MOST_VALUES = 4;
    private static final long LOW = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;

    private final boolean possible;
    private final boolean[] wanted = new boolean[256];
    private final long[] repeated;

    /// @param values those to find; if they are more than four, [#last] finds every byte
    ByteSkip(byte[] values) {
        this.possible = values.length <= MOST_VALUES;
        this.repeated = new long[possible ? values.length : 0];
        for (int index = 0; index < repeated.length; index++) {
            repeated[index] = LOW * (values[index] & 0xFF);
            wanted[values[index] & 0xFF] = true;
        }
    }

    /// The last place at or below `from`, and not below `lowest`, that may hold one of the values; `lowest - 1` if
    /// there is none.
    int last(byte[] bytes, int from, int lowest) {
        if (!possible) {
            return from;
        }
        int at = from;
        while (at - Long.BYTES + 1 >= lowest && !holds((long) LONGS.get(bytes, at - Long.BYTES + 1))) {
            at -= Long.BYTES;
        }
        while (at >= lowest && !wanted[bytes[at] & 0xFF]) {
            at--;
        }
        return at;
    }

    private boolean holds(long word) {
        long found = 0;
        for (long value : repeated) {
            long t = word ^ value;
            found |= (t - LOW) & ~t;
        }
        return (found & HIGH) != 0;
    }
}
