package org.pagetint.linux.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.RunJoiner;
import org.pagetint.memory.UnknownReason;

/// What a look at a range must show, page by page. Built in ascending order of address.
public final class Expected {
    private static final int PAGE = 4096;

    /// Pages that are alike.
    ///
    /// @param content what the process sees there, if a look may show it
    private record Part(PageRun run, Optional<Content> content) {}

    private final long start;
    private final List<Part> parts = new ArrayList<>();
    private long end;

    private Expected(long start) {
        this.start = start;
        this.end = start;
    }

    /// Nothing yet, from `start` on. Contents count from there.
    public static Expected from(long start) {
        return new Expected(start);
    }

    /// The next pages have known bytes.
    public Expected known(long pages, PageState state, ByteOrigin origin, Content content) {
        return add(PageRun.known(next(pages), state, origin), Optional.of(content));
    }

    /// The next pages are copied from the process.
    public Expected memory(long pages, PageState state, Content content) {
        return known(pages, state, ByteOrigin.PROCESS_MEMORY, content);
    }

    /// The next pages are not in RAM and come from the file.
    public Expected file(long pages, Content content) {
        return known(pages, PageState.NOT_RESIDENT, ByteOrigin.BACKING_FILE, content);
    }

    /// The next pages are holes of shared memory: nobody ever wrote them.
    public Expected hole(long pages) {
        return known(pages, PageState.NOT_RESIDENT, ByteOrigin.ZERO_FILL, Content.ZEROS);
    }

    /// The next pages do not exist yet.
    public Expected zero(long pages) {
        return known(pages, PageState.NEVER_TOUCHED, ByteOrigin.ZERO_FILL, Content.ZEROS);
    }

    /// The bytes of the next pages stay unknown.
    public Expected unknown(long pages, PageState state, UnknownReason reason) {
        return add(PageRun.unknown(next(pages), state, reason), Optional.empty());
    }

    /// All of its pages.
    public AddressRange range() {
        return new AddressRange(start, end);
    }

    /// Its runs within `range`, which lies inside.
    public List<PageRun> runs(AddressRange range) {
        List<PageRun> runs = new ArrayList<>();
        RunJoiner joiner = new RunJoiner(runs::add);
        for (Part part : parts) {
            part.run.range().intersect(range).ifPresent(cut -> joiner.accept(part.run.withRange(cut)));
        }
        joiner.finish();
        return runs;
    }

    /// What the page at `address` holds; empty if it is to stay unknown.
    public Optional<byte[]> page(long address) {
        for (Part part : parts) {
            if (part.run.range().contains(address)) {
                return part.content.map(content -> content.at(address - start, PAGE));
            }
        }
        throw new IllegalArgumentException(Long.toHexString(address) + " is not in " + range());
    }

    private AddressRange next(long pages) {
        return AddressRange.ofLength(end, pages * PAGE);
    }

    private Expected add(PageRun run, Optional<Content> content) {
        parts.add(new Part(run, content));
        end = run.range().end();
        return this;
    }
}
