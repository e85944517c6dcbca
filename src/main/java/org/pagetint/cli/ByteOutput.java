package org.pagetint.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.PageRun;
import org.pagetint.reading.PageWalk;

/// Writes the bytes of one range to a stream, in their order and nothing else; zeros for what is unknown.
final class ByteOutput implements PageWalk.Sink {
    private static final int PIECE = 1 << 16;

    private final OutputStream out;
    private final AddressRange range;
    private final byte[] piece = new byte[PIECE];
    private final byte[] zeros = new byte[PIECE];
    private Coverage coverage = Coverage.NOTHING;

    ByteOutput(OutputStream out, AddressRange range) {
        this.out = out;
        this.range = range;
    }

    /// What was written, and what was unknown and why.
    Coverage coverage() {
        return coverage;
    }

    @Override
    public void bytes(PageRun run, MemorySegment bytes) throws IOException {
        Optional<AddressRange> wanted = range.intersect(run.range());
        if (wanted.isEmpty()) {
            return;
        }
        coverage = coverage.plus(run.withRange(wanted.get()));
        long end = wanted.get().end() - run.range().start();
        int take;
        for (long at = wanted.get().start() - run.range().start(); at < end; at += take) {
            take = (int) Math.min(PIECE, end - at);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, piece, 0, take);
            out.write(piece, 0, take);
        }
    }

    @Override
    public void gap(PageRun run) throws IOException {
        Optional<AddressRange> wanted = range.intersect(run.range());
        if (wanted.isEmpty()) {
            return;
        }
        coverage = coverage.plus(run.withRange(wanted.get()));
        int take;
        for (long left = wanted.get().length(); left != 0; left -= take) {
            take = Long.compareUnsigned(left, PIECE) < 0 ? (int) left : PIECE;
            out.write(zeros, 0, take);
        }
    }
}
