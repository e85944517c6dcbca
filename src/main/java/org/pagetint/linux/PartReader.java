package org.pagetint.linux;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pagetint.linux.file.BackingFile;
import org.pagetint.linux.file.BackingFiles;
import org.pagetint.linux.file.FileDoor;
import org.pagetint.linux.file.FileView;
import org.pagetint.linux.file.OpenedFile;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.RunJoiner;
import org.pagetint.memory.UnknownReason;

/// Reads parts of single mappings into a chunk: looks at their pages, and takes the bytes of each from where the plan
/// says. Made for one call and used by one thread.
final class PartReader {
    private final LiveParts live;
    private final Handles handles;
    private final Classifier classifier;
    private final MemorySegment out;
    private final long base;
    private final Scratch scratch;
    private final PageSize pageSize;

    /// @param out where the byte at address `base` goes to its beginning
    PartReader(LiveParts live, Handles handles, Classifier classifier, MemorySegment out, long base, Scratch scratch) {
        this.live = live;
        this.handles = handles;
        this.classifier = classifier;
        this.out = out;
        this.base = base;
        this.scratch = scratch;
        this.pageSize = live.pageSize();
    }

    /// Reads `range`, pages of `mapping`. The caller releases the part's file.
    Part read(Mapping mapping, AddressRange range) throws MemoryGone {
        FileView file = live.files().acquire(handles.folder(), mapping, scratch);
        boolean read = false;
        try {
            List<Step> steps = plan(mapping, range, file);
            NavigableSet<AddressRange> failed = new TreeSet<>();
            if (steps.stream().anyMatch(Step::fromFile)) {
                steps = readWithFile(mapping, range, file, steps, failed);
            } else {
                readSteps(mapping, file, steps, Optional.empty(), failed);
            }
            read = true;
            return new Part(range, mapping, file, steps, failed);
        } finally {
            if (!read) {
                BackingFiles.release(file);
            }
        }
    }

    /// Opens the file for as long as its bytes are read. If it may not be opened after all, the plan is another one.
    ///
    /// @return the steps that were taken
    private List<Step> readWithFile(
            Mapping mapping, AddressRange range, FileView view, List<Step> steps, NavigableSet<AddressRange> failed)
            throws MemoryGone {
        return switch (backing(view).open()) {
            case FileDoor.Answer.Opened(OpenedFile file) -> {
                try (file) {
                    readSteps(mapping, view, steps, Optional.of(file), failed);
                }
                yield steps;
            }
            case FileDoor.Answer.Refused(UnknownReason reason) -> {
                List<Step> others = new ArrayList<>();
                live.planner()
                        .plan(
                                handles,
                                mapping,
                                range,
                                view,
                                () -> Optional.of(reason),
                                classifier,
                                scratch,
                                others::add);
                readSteps(mapping, view, others, Optional.empty(), failed);
                yield others;
            }
        };
    }

    private void readSteps(
            Mapping mapping,
            FileView view,
            List<Step> steps,
            Optional<OpenedFile> file,
            NavigableSet<AddressRange> failed)
            throws MemoryGone {
        copyFromProcess(mapping, view, steps, failed);
        for (Step step : steps) {
            infer(mapping, step, file, failed);
        }
    }

    /// Those of `parts` whose bytes may be wrong since they were read: the mapping is another one, its file has another
    /// length, or pages whose bytes were inferred are not what they were. A process that remaps all the time would
    /// otherwise get bytes of a file that is not mapped there any more. All are asked about together: without the
    /// kernel's answers to single questions that is one list and not one for each.
    ///
    /// The kernel does not number its mappings. So a mapping that went and was replaced by one with the same range,
    /// rights and file offset passes for the old one. It deceives only if that happens twice within one check, each
    /// time around the look at the pages.
    Set<Part> changedOf(Collection<Part> parts) throws MemoryGone {
        List<Part> doubtful = parts.stream().filter(Part::doubtful).toList();
        if (doubtful.isEmpty()) {
            return Set.of();
        }
        Set<Part> changed = Collections.newSetFromMap(new IdentityHashMap<>());
        // On both sides of the look at the pages: a mapping that comes and goes must not pass for one that stays.
        addGone(doubtful, changed);
        for (Part part : doubtful) {
            List<Step> again = plan(part.mapping(), part.range(), part.file());
            boolean same = again.equals(part.steps()) || inferredRuns(again).equals(inferredRuns(part.steps()));
            if (!same || !sameFile(part.file())) {
                changed.add(part);
            }
        }
        addGone(doubtful, changed);
        return changed;
    }

    private void addGone(List<Part> parts, Set<Part> gone) throws MemoryGone {
        MappingLookup lookup = new MappingLookup(handles, scratch);
        for (Part part : parts) {
            if (!lookup.has(part.mapping())) {
                gone.add(part);
            }
        }
    }

    private List<Step> plan(Mapping mapping, AddressRange part, FileView file) {
        List<Step> steps = new ArrayList<>();
        live.planner().plan(handles, mapping, part, file, classifier, scratch, steps::add);
        return steps;
    }

    private void copyFromProcess(Mapping mapping, FileView view, List<Step> steps, NavigableSet<AddressRange> failed)
            throws MemoryGone {
        boolean readable = mapping.permissions().read();
        // While a server does not answer, a read of `mem` keeps the process from mapping, and no signal ends it;
        // process_vm_readv does neither.
        boolean served = view instanceof FileView.MayHang;
        List<AddressRange> direct = new ArrayList<>();
        List<AddressRange> slow = new ArrayList<>();
        for (Step step : steps) {
            if (step.fromProcess()) {
                append(readable && (served || step.present()) ? direct : slow, step.range());
            }
        }
        live.reader().read(handles, direct, out, base, true, scratch, failed::add);
        live.reader().read(handles, slow, out, base, false, scratch, failed::add);
    }

    private static void append(List<AddressRange> pieces, AddressRange piece) {
        if (!pieces.isEmpty() && pieces.getLast().end() == piece.start()) {
            pieces.set(pieces.size() - 1, new AddressRange(pieces.getLast().start(), piece.end()));
        } else {
            pieces.add(piece);
        }
    }

    /// Fills in the bytes of a step that do not come from the process.
    private void infer(Mapping mapping, Step step, Optional<OpenedFile> file, NavigableSet<AddressRange> failed) {
        AddressRange pages = step.range();
        switch (step.verdict().source()) {
            case PROCESS -> {}
            case ZEROS, NOTHING -> slice(pages).fill((byte) 0);
            case OWN_VDSO -> readOwnVdso(mapping, pages, failed);
            case FILE -> {
                if (!isAtHand(mapping, pages, file.orElseThrow())) {
                    fail(pages, failed);
                } else if (!file.orElseThrow().read(slice(pages), mapping.fileOffset(pages.start()))) {
                    readPageByPage(mapping, pages, file.orElseThrow(), failed);
                }
            }
            case FILE_TAIL -> {
                if (!isAtHand(mapping, pages, file.orElseThrow())
                        || !file.orElseThrow()
                                .readLastPage(slice(pages), mapping.fileOffset(pages.start()), live.ownMemory())) {
                    fail(pages, failed);
                }
            }
        }
    }

    /// Whether reading pages of the file brings none in from swap. They were when the plan was made; between plan and
    /// reading the kernel may have moved them, so it is asked once more as late as can be.
    private boolean isAtHand(Mapping mapping, AddressRange pages, OpenedFile file) {
        long offset = mapping.fileOffset(pages.start());
        return !file.inMemory()
                || live.sharedPages().areAtHand(file.descriptor(), offset, offset + pages.length(), scratch);
    }

    private void readOwnVdso(Mapping mapping, AddressRange pages, NavigableSet<AddressRange> failed) {
        long own = live.ownVdso().range().orElseThrow().start()
                + (pages.start() - mapping.range().start());
        if (LibC.pread(live.ownMemory(), slice(pages), own) != pages.length()) {
            fail(pages, failed);
        }
    }

    private void readPageByPage(
            Mapping mapping, AddressRange pages, OpenedFile file, NavigableSet<AddressRange> failed) {
        for (long page = pages.start(); page != pages.end(); page += pageSize.bytes()) {
            AddressRange one = AddressRange.ofLength(page, pageSize.bytes());
            if (!file.read(slice(one), mapping.fileOffset(page))) {
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
            case FileView.NoFile _,
                    FileView.Device _,
                    FileView.ZeroDevice _,
                    FileView.PrivateHugePages _,
                    FileView.Secret _,
                    FileView.Unavailable _,
                    FileView.Mismatch _,
                    FileView.MayHang _ -> throw new IllegalStateException("no file to read from: " + file);
        };
    }

    private static List<PageRun> inferredRuns(List<Step> steps) {
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
            case FileView.NoFile _,
                    FileView.Device _,
                    FileView.ZeroDevice _,
                    FileView.PrivateHugePages _,
                    FileView.Secret _,
                    FileView.Unavailable _,
                    FileView.Mismatch _,
                    FileView.MayHang _ -> true;
        };
    }

    private MemorySegment slice(AddressRange pages) {
        return out.asSlice(pages.start() - base, pages.length());
    }
}
