package org.pagetint.ui.hex;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.UnknownReason;

/// Bytes to be copied, filled piece by piece.
final class CopyBytes {
    private final AddressRange range;
    private final byte[] bytes;
    private final BitSet unknown = new BitSet();
    private Optional<UnknownReason> reason = Optional.empty();

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

    /// The bytes themselves; not to be changed.
    byte[] bytes() {
        return bytes;
    }

    /// Takes what of a chunk lies in the range. Several threads may do so.
    synchronized void take(Chunk chunk) {
        for (PageRun run : chunk.runs()) {
            run.range().intersect(range).ifPresent(part -> {
                int from = (int) (part.start() - range.start());
                int length = (int) part.length();
                if (run.reason().isPresent()) {
                    unknown.set(from, from + length);
                    reason = reason.or(run::reason);
                } else {
                    MemorySegment.copy(
                            chunk.bytes(),
                            ValueLayout.JAVA_BYTE,
                            part.start() - chunk.range().start(),
                            bytes,
                            from,
                            length);
                }
            });
        }
    }
}
