package org.pagetint.linux;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;
import org.pagetint.memory.RunJoiner;
import org.pagetint.memory.UnknownReason;

/// Reads one chunk: part by part along the mappings, each part by a plan, and again where the mapping changed under it.
/// Made for one call and used by one thread.
final class ChunkReader {
    /// So often one page is tried before it is called unknown.
    private static final int MOST_ATTEMPTS = 6;

    /// By how much a part shrinks when it changed while it was read.
    private static final int SHRINK = 8;

    private final LiveParts live;
    private final Handles handles;
    private final Classifier classifier;
    private final MemorySegment out;
    private final AddressRange range;
    private final Scratch scratch;
    private final PageSize pageSize;
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
        this.classifier = classifier;
        this.range = range;
        this.out = out;
        this.scratch = scratch;
        this.pageSize = live.pageSize();
        this.runs = new RunJoiner(runs::add);
    }

    /// Fills `out` and the runs.
    void read() throws MemoryGone {
        long at = range.start();
        long span = range.length();
        int attempts = 0;
        while (at != range.end()) {
            AddressRange rest = new AddressRange(at, range.end());
            Optional<Mapping> next = handles.atOrAfter(at, scratch);
            Optional<AddressRange> part =
                    next.flatMap(mapping -> mapping.range().intersect(rest));
            if (part.isEmpty() || part.get().start() != at) {
                long end = part.map(AddressRange::start).orElse(range.end());
                giveUp(new AddressRange(at, end), UnknownReason.NOT_MAPPED);
                at = end;
                continue;
            }
            AddressRange piece = part.get().first(span);
            if (readPart(next.orElseThrow(), piece)) {
                at = piece.end();
                span = Math.min(span * 2, range.length());
                attempts = 0;
            } else if (++attempts < MOST_ATTEMPTS || piece.length() > pageSize.bytes()) {
                span = Math.max(pageSize.roundSize(span / SHRINK), pageSize.bytes());
            } else {
                giveUp(piece, UnknownReason.CHANGING);
                at = piece.end();
                attempts = 0;
            }
        }
        runs.finish();
        handles.checkAlive(scratch); // A pid given to another process meanwhile must not pass for this one.
    }

    private void giveUp(AddressRange pages, UnknownReason reason) {
        slice(pages).fill((byte) 0);
        runs.accept(PageRun.unknown(
                pages, reason == UnknownReason.CHANGING ? PageState.NEVER_TOUCHED : PageState.UNREADABLE, reason));
    }

    /// Whether the part could be read without its mapping or its pages changing under the read.
    private boolean readPart(Mapping mapping, AddressRange part) throws MemoryGone {
        FileView file = live.files().acquire(mapping, scratch);
        try {
            List<Step> steps = plan(mapping, part, file);
            NavigableSet<AddressRange> failed = new TreeSet<>();
            copyFromProcess(mapping, steps, failed);
            for (Step step : steps) {
                infer(mapping, step, file, failed);
            }
            boolean doubtful = !failed.isEmpty() || steps.stream().anyMatch(Step::inferred);
            if (doubtful && !isStillSo(mapping, part, file, steps)) {
                return false;
            }
            steps.forEach(step -> emit(step, failed));
            return true;
        } finally {
            BackingFiles.release(file);
        }
    }

    private List<Step> plan(Mapping mapping, AddressRange part, FileView file) {
        List<Step> steps = new ArrayList<>();
        live.planner().plan(handles.pagemap(), mapping, part, file, classifier, scratch, steps::add);
        return steps;
    }

    private void copyFromProcess(Mapping mapping, List<Step> steps, NavigableSet<AddressRange> failed)
            throws MemoryGone {
        boolean readable = mapping.permissions().read();
        List<AddressRange> direct = new ArrayList<>();
        List<AddressRange> slow = new ArrayList<>();
        for (Step step : steps) {
            if (step.fromProcess()) {
                append(readable && step.present() ? direct : slow, step.range());
            }
        }
        live.reader().read(handles, direct, out, range.start(), true, scratch, failed::add);
        live.reader().read(handles, slow, out, range.start(), false, scratch, failed::add);
    }

    private static void append(List<AddressRange> pieces, AddressRange piece) {
        if (!pieces.isEmpty() && pieces.getLast().end() == piece.start()) {
            pieces.set(pieces.size() - 1, new AddressRange(pieces.getLast().start(), piece.end()));
        } else {
            pieces.add(piece);
        }
    }

    /// Fills in the bytes of a step that do not come from the process.
    private void infer(Mapping mapping, Step step, FileView file, NavigableSet<AddressRange> failed) {
        AddressRange pages = step.range();
        switch (step.verdict().source()) {
            case PROCESS -> {}
            case ZEROS, NOTHING -> slice(pages).fill((byte) 0);
            case OWN_VDSO -> readOwnVdso(mapping, pages, failed);
            case FILE -> {
                if (!backing(file).read(slice(pages), mapping.fileOffset(pages.start()))) {
                    readPageByPage(mapping, pages, file, failed);
                }
            }
            case FILE_TAIL -> {
                if (!backing(file).readLastPage(slice(pages), mapping.fileOffset(pages.start()), live.ownMemory())) {
                    fail(pages, failed);
                }
            }
        }
    }

    private void readOwnVdso(Mapping mapping, AddressRange pages, NavigableSet<AddressRange> failed) {
        long own = live.ownVdso().like(mapping).orElseThrow().start()
                + (pages.start() - mapping.range().start());
        if (LibC.pread(live.ownMemory(), slice(pages), own) != pages.length()) {
            fail(pages, failed);
        }
    }

    private void readPageByPage(Mapping mapping, AddressRange pages, FileView file, NavigableSet<AddressRange> failed) {
        for (long page = pages.start(); page != pages.end(); page += pageSize.bytes()) {
            AddressRange one = AddressRange.ofLength(page, pageSize.bytes());
            if (!backing(file).read(slice(one), mapping.fileOffset(page))) {
                fail(one, failed);
            }
        }
    }

    private void fail(AddressRange pages, NavigableSet<AddressRange> failed) {
        slice(pages).fill((byte) 0);
        failed.add(pages);
    }

    private static BackingFile backing(FileView file) {
        return switch (file) {
            case FileView.Regular(BackingFile backing, long _) -> backing;
            case FileView.NoFile _, FileView.Device _, FileView.ZeroDevice _, FileView.Unavailable _ ->
                throw new IllegalStateException("no file to read from: " + file);
        };
    }

    /// Whether the mapping is the same, its file is as long, and the pages whose bytes were inferred are what they were. A process that
    /// remaps all the time would otherwise get bytes of a file that is not mapped there any more.
    private boolean isStillSo(Mapping mapping, AddressRange part, FileView file, List<Step> steps) throws MemoryGone {
        if (!isMapped(mapping)) {
            return false; // Asked on both sides of the look at the pages: one that comes and goes is not mistaken for
            // one that stays.
        }
        List<Step> again = plan(mapping, part, file);
        boolean samePages = again.equals(steps) || inferredSteps(again).equals(inferredSteps(steps));
        return samePages && isMapped(mapping) && sameFile(file);
    }

    private boolean isMapped(Mapping mapping) throws MemoryGone {
        return handles.atOrAfter(mapping.range().start(), scratch)
                .filter(mapping::sameAs)
                .isPresent();
    }

    private static List<PageRun> inferredSteps(List<Step> steps) {
        List<PageRun> inferred = new ArrayList<>();
        RunJoiner joiner = new RunJoiner(inferred::add);
        steps.stream().filter(Step::inferred).map(Step::run).forEach(joiner);
        joiner.finish();
        return inferred;
    }

    private boolean sameFile(FileView file) {
        return switch (file) {
            case FileView.Regular(BackingFile backing, long size) ->
                backing.stat(scratch)
                        .filter(now -> now.size() == size && backing.standsAs(now))
                        .isPresent();
            case FileView.NoFile _, FileView.Device _, FileView.ZeroDevice _, FileView.Unavailable _ -> true;
        };
    }

    /// Passes on the runs of a step, pages that failed apart.
    private void emit(Step step, NavigableSet<AddressRange> failed) {
        AddressRange rest = step.range();
        for (AddressRange bad :
                failed.subSet(new AddressRange(rest.start(), rest.start()), new AddressRange(rest.end(), rest.end()))) {
            AddressRange before = new AddressRange(rest.start(), bad.start());
            if (!before.isEmpty()) {
                runs.accept(step.verdict().run(before));
            }
            runs.accept(PageRun.unknown(bad, PageState.UNREADABLE, UnknownReason.READ_FAILED));
            rest = new AddressRange(bad.end(), rest.end());
        }
        if (!rest.isEmpty()) {
            runs.accept(step.verdict().run(rest));
        }
    }

    private MemorySegment slice(AddressRange pages) {
        return out.asSlice(pages.start() - range.start(), pages.length());
    }
}
