package org.pagetint.ui.hex.loading;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.UnknownReason;

/// Bytes to be copied, filled piece by piece.
public final class CopyBytes {
    private final AddressRange range;
    private final byte[] bytes;
    private final BitSet unknown = new BitSet();
    private Optional<UnknownReason> reason = Optional.empty();
    private boolean kept;

    /// @param range at most 2³¹ − 1 bytes
    CopyBytes(AddressRange range) {
        this.range = range;
        this.bytes = new byte[Math.toIntExact(range.length())];
    }

    /// The address of the first byte.
    long start() {
        return range.start();
    }

    /// How many there are.
    int length() {
        return bytes.length;
    }

    /// The byte at `index`, from 0 to 255.
    int at(int index) {
        return bytes[index] & 0xff;
    }

    /// Whether the byte at `index` is not known.
    boolean isUnknown(int index) {
        return unknown.get(index);
    }

    /// How many are not known.
    int unknownBytes() {
        return unknown.cardinality();
    }

    /// Why the first one that is not known is not.
    Optional<UnknownReason> reason() {
        return reason;
    }

    /// Whether some are not there any more, and are as they were read last.
    boolean isKept() {
        return kept;
    }

    /// The bytes themselves; not to be changed.
    byte[] bytes() {
        return bytes;
    }

    /// Takes what of a chunk lies in the range. Several threads may do so.
    ///
    /// @param last pages as they were read last: they serve where nothing is mapped any more
    synchronized void take(Chunk chunk, KeptPages last) {
        for (PageRun run : chunk.runs()) {
            run.range().intersect(range).ifPresent(part -> {
                if (run.reason().isEmpty()) {
                    MemorySegment.copy(
                            chunk.bytes(),
                            ValueLayout.JAVA_BYTE,
                            part.start() - chunk.range().start(),
                            bytes,
                            index(part.start()),
                            (int) part.length());
                } else if (run.reason().get() == UnknownReason.NOT_MAPPED) {
                    takeKept(part, last);
                } else {
                    miss(part, run.reason().get());
                }
            });
        }
    }

    /// Takes `part`, which lies in the range, as it was read last.
    synchronized void takeKept(AddressRange part, KeptPages last) {
        last.in(part, this::keep, gap -> miss(gap, UnknownReason.NOT_MAPPED));
    }

    private void keep(AddressRange part, PageBytes page, int offset) {
        page.copy(offset, offset + (int) part.length(), bytes, index(part.start()));
        kept = true;
    }

    private void miss(AddressRange part, UnknownReason why) {
        unknown.set(index(part.start()), index(part.start()) + (int) part.length());
        reason = reason.or(() -> Optional.of(why));
    }

    private int index(long address) {
        return (int) (address - range.start());
    }
}
