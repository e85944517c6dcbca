package org.pagetint.linux;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pagetint.linux.file.BackingFiles;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.RunJoiner;
import org.pagetint.memory.UnknownReason;

/// Reads one chunk: part by part along the mappings; then checks that all parts still are what they were, and reads
/// those again that are not. Made for one call and used by one thread.
final class ChunkReader {
    /// So often one page is tried before it is called unknown.
    private static final int MOST_ATTEMPTS = 6;

    /// By how much a part shrinks when it changed while it was read.
    private static final int SHRINK = 8;

    private final LiveParts live;
    private final Handles handles;
    private final MemorySegment out;
    private final AddressRange range;
    private final Scratch scratch;
    private final PartReader reader;
    private final RunJoiner runs;

    /// @param out as long as `range`
    ChunkReader(
            LiveParts live,
            Handles handles,
            Classifier classifier,
            AddressRange range,
            MemorySegment out,
            Scratch scratch,
            List<PageRun> runs) {
        this.live = live;
        this.handles = handles;
        this.range = range;
        this.out = out;
        this.scratch = scratch;
        this.reader = new PartReader(live, handles, classifier, out, range.start(), scratch);
        this.runs = new RunJoiner(runs::add);
    }

    /// Fills `out` and the runs.
    void read() throws MemoryGone {
        List<Part> parts = new ArrayList<>();
        try {
            readAll(parts);
            Set<Part> changed = reader.changedOf(parts);
            long at = range.start();
            for (Part part : parts) {
                skip(at, part.range().start());
                if (changed.contains(part)) {
                    readStubbornly(part.range());
                } else {
                    part.tell(runs);
                }
                at = part.range().end();
            }
            skip(at, range.end());
        } finally {
            parts.forEach(part -> BackingFiles.release(part.file()));
        }
        runs.finish();
        handles.checkAlive(scratch); // A pid given to another process meanwhile must not pass for this one.
    }

    private void readAll(List<Part> parts) throws MemoryGone {
        MappingLookup lookup = new MappingLookup(handles, scratch);
        long at = range.start();
        while (at != range.end()) {
            Optional<Mapping> mapping = lookup.atOrAfter(at);
            Optional<AddressRange> piece = inside(mapping, new AddressRange(at, range.end()));
            if (piece.isEmpty()) {
                return;
            }
            parts.add(reader.read(mapping.orElseThrow(), piece.get()));
            at = piece.get().end();
        }
    }

    /// Reads what changed under the first attempt in ever smaller pieces, each several times.
    private void readStubbornly(AddressRange pages) throws MemoryGone {
        long at = pages.start();
        long span = pages.length();
        int attempts = 0;
        while (at != pages.end()) {
            AddressRange rest = new AddressRange(at, pages.end());
            Optional<Mapping> mapping = new MappingLookup(handles, scratch).atOrAfter(at);
            Optional<AddressRange> part = inside(mapping, rest);
            if (part.isEmpty() || part.get().start() != at) {
                long end = part.map(AddressRange::start).orElse(pages.end());
                skip(at, end);
                at = end;
                continue;
            }
            AddressRange piece = part.get().first(span);
            if (readOnce(mapping.orElseThrow(), piece)) {
                at = piece.end();
                span = Math.min(span * 2, pages.length());
                attempts = 0;
            } else if (++attempts < MOST_ATTEMPTS
                    || piece.length() > live.pageSize().bytes()) {
                span = Math.max(
                        live.pageSize().roundSize(span / SHRINK),
                        live.pageSize().bytes());
            } else {
                giveUp(piece, PageState.UNREADABLE, UnknownReason.CHANGING);
                at = piece.end();
                attempts = 0;
            }
        }
    }

    private boolean readOnce(Mapping mapping, AddressRange piece) throws MemoryGone {
        Part part = reader.read(mapping, piece);
        try {
            boolean right = reader.changedOf(List.of(part)).isEmpty();
            if (right) {
                part.tell(runs);
            }
            return right;
        } finally {
            BackingFiles.release(part.file());
        }
    }

    /// The part of `pages` that lies in the mapping.
    private static Optional<AddressRange> inside(Optional<Mapping> mapping, AddressRange pages) {
        return mapping.flatMap(found -> found.range().intersect(pages));
    }

    private void skip(long from, long to) {
        if (from != to) {
            giveUp(new AddressRange(from, to), PageState.UNREADABLE, UnknownReason.NOT_MAPPED);
        }
    }

    private void giveUp(AddressRange pages, PageState state, UnknownReason reason) {
        out.asSlice(pages.start() - range.start(), pages.length()).fill((byte) 0);
        runs.accept(PageRun.unknown(pages, state, reason));
    }
}
