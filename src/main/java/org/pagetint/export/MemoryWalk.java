package org.pagetint.export;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.reading.PageWalk;

/// Walks ranges and gives their pieces to a sink as the request wants them: cut at the ends of the range, without pages
/// that are not wanted, and written down in the log. One thread.
final class MemoryWalk implements AutoCloseable {
    private final PageSize pageSize;
    private final PageChoice choice;
    private final ExportMonitor monitor;
    private final ExportLog log;
    private final long total;
    private final ChunkRing ring;
    private final PageWalk walk;
    private long done;
    private AddressRange range = new AddressRange(0, 0);
    private long position;

    /// @param log is told what is exported
    /// @param total how much there is to fetch, for the monitor
    MemoryWalk(ProcessMemory memory, ExportRequest request, ExportMonitor monitor, ExportLog log, long total) {
        this.pageSize = memory.pageSize();
        this.choice = request.pages();
        this.monitor = monitor;
        this.log = log;
        this.total = total;
        this.ring = new ChunkRing(pageSize);
        ReadPolicy policy = request.policy();
        this.walk = new PageWalk(memory, policy, run -> choice.accepts(run.state()) && policy.gives(run), ring::next);
    }

    /// Sets out for `next`, which need not be whole pages.
    void begin(AddressRange next) {
        range = next;
        position = next.start();
    }

    /// Gives all pieces of the range to `sink`.
    void walk(PieceSink sink) throws ProcessFailedException, IOException, ExportFailedException {
        if (!walk.walk(pageSize.widen(range), new Pieces(sink))) {
            throw new ExportFailedException(new ExportFailure.Cancelled());
        }
    }

    /// Gives what [#walk] did not come to before it failed, as unknown.
    void giveUp(PieceSink sink) throws IOException {
        AddressRange rest = new AddressRange(pageSize.floor(position), pageSize.ceiling(range.end()));
        if (position != range.end()) {
            new Pieces(sink).gap(PageRun.unknown(rest, PageState.UNREADABLE, UnknownReason.READ_FAILED));
        }
    }

    /// Makes pieces of what the walk comes by.
    private final class Pieces implements PageWalk.Sink {
        private final PieceSink sink;

        private Pieces(PieceSink sink) {
            this.sink = sink;
        }

        @Override
        public void bytes(PageRun run, MemorySegment bytes) throws IOException {
            if (!choice.accepts(run.state())) {
                gap(run);
                return;
            }
            PageRun piece = cut(run);
            log.add(run, piece);
            long offset = piece.range().start() - run.range().start();
            sink.bytes(piece, bytes.asSlice(offset, piece.range().length()));
        }

        @Override
        public void gap(PageRun run) throws IOException {
            PageRun piece = cut(run);
            if (choice.accepts(run.state())) {
                log.add(run, piece);
                sink.hole(piece);
            } else {
                sink.leaveOut(piece.range());
            }
        }

        @Override
        public void read(AddressRange chunk) {
            ring.usedUntil(sink.lastUse());
            done += chunk.length();
            monitor.progress(done, Math.max(done, total));
        }

        @Override
        public boolean goesOn() {
            return !monitor.isCancelled();
        }
    }

    private PageRun cut(PageRun run) {
        AddressRange piece = run.range().intersect(range).orElseThrow();
        position = piece.end();
        return run.withRange(piece);
    }

    @Override
    public void close() {
        ring.close();
    }
}
