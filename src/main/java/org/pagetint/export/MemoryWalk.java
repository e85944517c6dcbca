package org.pagetint.export;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// Walks ranges and gives their pieces to a sink. It looks at the page states first and fetches only where there is
/// something to fetch, so that a range of a terabyte costs what its touched pages cost. One thread.
final class MemoryWalk implements AutoCloseable {
    /// Bytes fetched at once: large enough that a call costs little, small enough that Cancel is soon noticed.
    static final long CHUNK_BYTES = 1L << 20;

    /// Page states are looked up so many bytes ahead where there is something to fetch, so that they are not old by
    /// then.
    private static final long NEAR_LOOK = 1L << 26;

    private static final long FAR_LOOK = 1L << 40;

    /// Gaps up to this size are fetched along, which is cheaper than one more call.
    private static final long SMALL_GAP = 1L << 16;

    private final ProcessMemory memory;
    private final PageSize pageSize;
    private final ReadPolicy policy;
    private final PageChoice choice;
    private final ExportMonitor monitor;
    private final ExportLog log;
    private final long total;
    private final ChunkRing ring;
    private long done;
    private AddressRange range = new AddressRange(0, 0);
    private long position;

    /// @param log is told what is exported
    /// @param total how much there is to fetch, for the monitor
    MemoryWalk(ProcessMemory memory, ExportRequest request, ExportMonitor monitor, ExportLog log, long total) {
        this.memory = memory;
        this.pageSize = memory.pageSize();
        this.policy = request.policy();
        this.choice = request.pages();
        this.monitor = monitor;
        this.log = log;
        this.total = total;
        this.ring = new ChunkRing(pageSize.roundSize(CHUNK_BYTES));
    }

    /// Sets out for `next`, which need not be whole pages.
    void begin(AddressRange next) {
        range = next;
        position = next.start();
    }

    /// Gives all pieces of the range to `sink`.
    void walk(PieceSink sink) throws ProcessFailedException, IOException, ExportFailedException {
        long look = NEAR_LOOK;
        AddressRange rest = pageSize.widen(range);
        while (!rest.isEmpty()) {
            checkCancelled();
            AddressRange ahead = rest.first(pageSize.roundSize(look));
            RunLog plan = new RunLog();
            memory.pages(ahead, plan);
            boolean fetched = follow(plan, sink);
            look = fetched ? NEAR_LOOK : Math.min(look * 2, FAR_LOOK);
            rest = new AddressRange(ahead.end(), rest.end());
        }
    }

    /// Gives what [#walk] did not come to before it failed, as unknown.
    void giveUp(PieceSink sink) throws IOException {
        AddressRange rest = new AddressRange(pageSize.floor(position), pageSize.ceiling(range.end()));
        if (position != range.end()) {
            deliver(PageRun.unknown(rest, PageState.UNREADABLE, UnknownReason.READ_FAILED), sink);
        }
    }

    private boolean follow(RunLog plan, PieceSink sink)
            throws ProcessFailedException, IOException, ExportFailedException {
        boolean fetched = false;
        int index = 0;
        while (index < plan.size()) {
            PageRun run = plan.get(index);
            if (!isWorthFetching(run)) {
                deliver(run, sink);
                index++;
                continue;
            }
            int last = lastOfStretch(plan, index);
            fetch(new AddressRange(run.range().start(), plan.get(last).range().end()), sink);
            fetched = true;
            index = last + 1;
        }
        return fetched;
    }

    /// The last run to be fetched together with that at `first`: no gap is large.
    private int lastOfStretch(RunLog plan, int first) {
        int last = first;
        for (int next = first + 1; next < plan.size(); next++) {
            PageRun run = plan.get(next);
            if (isWorthFetching(run)) {
                last = next;
            } else if (run.range().end() - plan.get(last).range().end() > SMALL_GAP) {
                break;
            }
        }
        return last;
    }

    private boolean isWorthFetching(PageRun run) {
        return choice.accepts(run.state()) && policy.gives(run);
    }

    private void fetch(AddressRange stretch, PieceSink sink)
            throws ProcessFailedException, IOException, ExportFailedException {
        AddressRange rest = stretch;
        while (!rest.isEmpty()) {
            checkCancelled();
            AddressRange wanted = rest.first(pageSize.roundSize(CHUNK_BYTES));
            try {
                Chunk chunk = memory.fetch(wanted, policy, ring.next());
                for (PageRun run : chunk.runs()) {
                    deliver(run, chunk, sink);
                }
                ring.usedUntil(sink.lastUse());
                wanted = chunk.range();
            } catch (ProcessFailedException failed) {
                if (!(failed.failure() instanceof ProcessFailure.NotAnswering)) {
                    throw failed;
                }
                // What is stuck is lost, but not what lies behind it.
                deliver(PageRun.unknown(wanted, PageState.UNREADABLE, UnknownReason.NOT_ANSWERING), sink);
            }
            rest = new AddressRange(wanted.end(), rest.end());
            done += wanted.length();
            monitor.progress(done, Math.max(done, total));
        }
    }

    private void deliver(PageRun run, Chunk chunk, PieceSink sink) throws IOException {
        boolean hasBytes = ReadPolicy.QUIET.gives(run);
        if (!hasBytes || !choice.accepts(run.state())) {
            deliver(run, sink);
            return;
        }
        PageRun piece = cut(run);
        log.add(run, piece);
        MemorySegment bytes = chunk.bytes()
                .asSlice(
                        piece.range().start() - chunk.range().start(),
                        piece.range().length());
        sink.bytes(piece, bytes);
    }

    private void deliver(PageRun run, PieceSink sink) throws IOException {
        PageRun piece = cut(run);
        if (choice.accepts(run.state())) {
            log.add(run, piece);
            sink.hole(piece);
        } else {
            sink.leaveOut(piece.range());
        }
    }

    private PageRun cut(PageRun run) {
        AddressRange piece = run.range().intersect(range).orElseThrow();
        position = piece.end();
        return run.withRange(piece);
    }

    private void checkCancelled() throws ExportFailedException {
        if (monitor.isCancelled()) {
            throw new ExportFailedException(new ExportFailure.Cancelled());
        }
    }

    @Override
    public void close() {
        ring.close();
    }
}
