package org.pagetint.ui.hex.loading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// Fetches ranges of pages, one after the other.
public final class FetchWork implements Work {
    /// Takes what was fetched, in the FX thread.
    interface Sink {
        /// Pages were read.
        ///
        /// @param range whole pages
        /// @param pages those of each page, in order; pages that hold no bytes of their own share one
        /// @param runs tile the range
        /// @param readAt when, by `System.nanoTime`
        void read(AddressRange range, List<PageBytes> pages, List<PageRun> runs, long readAt);

        /// The pages of `range` could not be read.
        void failed(AddressRange range, ProcessFailure failure);
    }

    private final Deque<AddressRange> ranges;
    private final PageBytes zeros;
    private final Sink sink;

    /// Will fetch `ranges`, each of whole pages and not larger than a fetch of the viewport.
    ///
    /// @param zeros a page of zeros, to be shared
    FetchWork(List<AddressRange> ranges, PageBytes zeros, Sink sink) {
        this.ranges = new ArrayDeque<>(ranges);
        this.zeros = zeros;
        this.sink = sink;
    }

    @Override
    public Optional<WorkStep> next() {
        return Optional.ofNullable(ranges.poll()).map(Fetch::new);
    }

    private final class Fetch implements WorkStep {
        private final AddressRange range;

        private Fetch(AddressRange range) {
            this.range = range;
        }

        @Override
        public Optional<AddressRange> pages() {
            return Optional.of(range);
        }

        @Override
        public Runnable read(ProcessMemory memory, ChunkBuffer buffer) throws ProcessFailedException {
            Chunk chunk = memory.fetch(range, ReadPolicy.QUIET, buffer);
            List<PageBytes> pages = pagesOf(chunk);
            long readAt = System.nanoTime();
            return () -> sink.read(chunk.range(), pages, chunk.runs(), readAt);
        }

        @Override
        public void failed(ProcessFailure failure) {
            sink.failed(range, failure);
        }

        private List<PageBytes> pagesOf(Chunk chunk) {
            List<PageBytes> pages = new ArrayList<>();
            for (PageRun run : chunk.runs()) {
                AddressRange part = run.range();
                boolean own = run.origin() == ByteOrigin.PROCESS_MEMORY || run.origin() == ByteOrigin.BACKING_FILE;
                for (long page = part.start(); page != part.end(); page += zeros.size()) {
                    pages.add(
                            own
                                    ? PageBytes.copyOf(
                                            chunk.bytes(), page - chunk.range().start(), zeros.size())
                                    : zeros);
                }
            }
            return pages;
        }
    }
}
