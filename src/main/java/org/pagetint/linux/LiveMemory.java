package org.pagetint.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.pagetint.linux.file.BackingFiles;
import org.pagetint.linux.file.FileView;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.PageBits;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.linux.kernel.Shared;
import org.pagetint.linux.proc.StatLine;
import org.pagetint.linux.proc.StatusFile;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.CoreFacts;
import org.pagetint.memory.Counter;
import org.pagetint.memory.LiveProcess;
import org.pagetint.memory.Machine;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.PageFacts;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.RunJoiner;
import org.pagetint.memory.StopRefusedException;
import org.pagetint.memory.StoppedThreads;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.Access;
import org.pagetint.process.Denial;
import org.pagetint.process.MemoryId;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;
import org.pagetint.process.RunState;

/// The memory of a process that runs on this machine. It is looked at through the files of `/proc/PID` and
/// process_vm_readv(2); nothing is ever written, and nothing stopped or attached to unless [#stop] is called.
final class LiveMemory implements ProcessMemory, LiveProcess {
    /// A process that runs one program after another faster than this is left alone.
    private static final int MOST_REOPENINGS = 4;

    private static final int MOST_LOOKS = 500;
    private static final long LOOK_PAUSE_NANOS = 1_000_000;

    private final ProcessId process;
    private final Access access;
    private final LiveParts parts;
    private final HandleOpener opener;
    private final ConcurrentLinkedDeque<Scratch> scratches = new ConcurrentLinkedDeque<>();
    private final Shared lifetime;
    private Handles handles;
    private volatile int programsStarted;

    /// Takes over all it is given.
    LiveMemory(ProcessId process, Access access, LiveParts parts, HandleOpener opener, Handles handles) {
        this.process = process;
        this.access = access;
        this.parts = parts;
        this.opener = opener;
        this.handles = handles;
        this.lifetime = new Lifetime();
    }

    /// Ends when the owner has closed and the last call is back.
    private final class Lifetime extends Shared {
        @Override
        protected void letGo() {
            synchronized (LiveMemory.this) {
                handles.close();
            }
            parts.files().close();
            LibC.closeDescriptor(parts.ownMemory());
            opener.close();
        }
    }

    private interface Operation<T> {
        T run(Handles handles, Scratch scratch) throws MemoryGone, ProcessFailedException;
    }

    @Override
    public MemoryId id() {
        return process;
    }

    @Override
    public PageSize pageSize() {
        return parts.pageSize();
    }

    @Override
    public Optional<LiveProcess> live() {
        return Optional.of(this);
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public CoreFacts coreFacts() throws ProcessFailedException {
        return parts.coreFacts().facts(process);
    }

    @Override
    public StoppedThreads stop(Machine machine) throws ProcessFailedException, StopRefusedException {
        return parts.coreFacts().stop(process, machine);
    }

    @Override
    public Mappings mappings() throws ProcessFailedException {
        Mappings mappings = call((open, scratch) -> ExactNames.of(open.mappings(), open, scratch));
        parts.files().keepOnly(mappings);
        parts.sharedSwap().keep(mappings);
        return mappings;
    }

    @Override
    public void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException {
        RunJoiner runs = new RunJoiner(sink);
        Classifier classifier = classifier(ReadPolicy.QUIET);
        long[] at = {range.start()}; // Kept when the process runs another program meanwhile: what was told stays told.
        call((open, scratch) -> {
            MappingLookup lookup = new MappingLookup(open, scratch);
            while (at[0] != range.end()) {
                AddressRange rest = new AddressRange(at[0], range.end());
                Optional<Mapping> next = lookup.atOrAfter(at[0]);
                Optional<AddressRange> part =
                        next.flatMap(mapping -> mapping.range().intersect(rest));
                long start = part.map(AddressRange::start).orElse(range.end());
                if (start != at[0]) {
                    runs.accept(PageRun.unknown(
                            new AddressRange(at[0], start), PageState.UNREADABLE, UnknownReason.NOT_MAPPED));
                    at[0] = start;
                }
                if (part.isPresent()) {
                    plan(open, next.orElseThrow(), part.get(), classifier, scratch, step -> runs.accept(step.run()));
                    at[0] = part.get().end();
                }
            }
            open.checkAlive(scratch);
            return at;
        });
        runs.finish();
    }

    @Override
    public Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into) throws ProcessFailedException {
        AddressRange wanted = range.first(pageSize().floor(into.capacity()));
        var bytes = into.segment().asSlice(0, wanted.length());
        return call((open, scratch) -> {
            List<PageRun> runs = new ArrayList<>();
            new ChunkReader(parts, open, classifier(policy), wanted, bytes, scratch, runs).read();
            return new Chunk(wanted, bytes, runs);
        });
    }

    @Override
    public PageFacts pageFacts(long address) throws ProcessFailedException {
        AddressRange page =
                AddressRange.ofLength(pageSize().floor(address), pageSize().bytes());
        List<PageRun> runs = pages(page);
        return call((open, scratch) -> {
            Optional<Mapping> mapping = new MappingLookup(open, scratch)
                    .atOrAfter(page.start())
                    .filter(found -> found.range().contains(page.start()));
            int facts = parts.pagemap().facts(open.pagemap(), page.start(), scratch);
            OptionalLong offset = mapping.isPresent() && mapping.get().hasFile()
                    ? OptionalLong.of(mapping.get().fileOffset(page.start()))
                    : OptionalLong.empty();
            return new PageFacts(
                    runs.getFirst(),
                    mapping,
                    PageBits.flags(facts),
                    parts.pagemap().untracked(),
                    offset);
        });
    }

    @Override
    public MemoryCounters counters() throws ProcessFailedException {
        return call((open, scratch) -> {
            MemoryCounters counters = StatusFile.parse(open.read("status")).counters();
            if (counters.kilobytes().isEmpty()) {
                throw new MemoryGone(); // A zombie has a status and no memory to count.
            }
            OptionalLong swapped = parts.sharedSwap().kilobytes(open, scratch);
            return swapped.isPresent() ? counters.with(Counter.SHMEM_SWAP, swapped.getAsLong()) : counters;
        });
    }

    @Override
    public int programsStarted() {
        return programsStarted;
    }

    @Override
    public void close() {
        lifetime.close();
    }

    private Classifier classifier(ReadPolicy policy) {
        return new Classifier(policy, access instanceof Access.Full);
    }

    private void plan(
            Handles open,
            Mapping mapping,
            AddressRange part,
            Classifier classifier,
            Scratch scratch,
            Consumer<Step> steps) {
        FileView file = parts.files().acquire(open.folder(), mapping, scratch);
        try {
            parts.planner().plan(open, mapping, part, file, classifier, scratch, steps);
        } finally {
            BackingFiles.release(file);
        }
    }

    private <T> T call(Operation<T> operation) throws ProcessFailedException {
        if (!lifetime.acquire()) {
            throw new IllegalStateException("the memory of process " + process + " was closed");
        }
        Scratch scratch = Optional.ofNullable(scratches.poll()).orElseGet(Scratch::new);
        int before = programsStarted;
        try {
            for (int attempt = 0; attempt < MOST_REOPENINGS; attempt++) {
                Handles open = current();
                try {
                    return operation.run(open, scratch);
                } catch (MemoryGone _) {
                    reopen(open, scratch);
                } finally {
                    open.release();
                }
            }
            throw programsStarted == before
                    ? refused()
                    : new ProcessFailedException(new ProcessFailure.Replaced(process));
        } finally {
            scratches.push(scratch);
            lifetime.release();
        }
    }

    private synchronized Handles current() {
        if (!handles.acquire()) {
            throw new IllegalStateException("used after it was closed");
        }
        return handles;
    }

    /// The memory that `gone` was opened on is no more, or was not to be seen for a moment: follows the process to its
    /// new program, if it lives.
    private synchronized void reopen(Handles gone, Scratch scratch) throws ProcessFailedException {
        if (handles != gone) {
            return; // Another thread was here first.
        }
        ProcessFailedException failure = exited();
        for (int look = 0; look < MOST_LOOKS; look++) {
            StatLine stat = opener.stat()
                    .filter(line -> line.startTicks() == process.startTicks())
                    .orElseThrow(this::exited);
            Optional<Handles> fresh = opener.open();
            if (fresh.isPresent()) {
                programsStarted += fresh.get().showAnotherProgram(gone, scratch) ? 1 : 0;
                handles.close();
                handles = fresh.get();
                return;
            }
            if (stat.state() != RunState.ZOMBIE) {
                failure = refused();
            } else if (stat.threads() <= 1) {
                throw exited();
            }
            // The first thread of a process is a zombie for a moment when another of its threads executes a program.
            LockSupport.parkNanos(LOOK_PAUSE_NANOS);
        }
        throw failure;
    }

    private ProcessFailedException refused() {
        Denial denial = parts.accessProbe().denial(process.pid());
        return new ProcessFailedException(new ProcessFailure.PermissionDenied(process, "maps", denial));
    }

    private ProcessFailedException exited() {
        return new ProcessFailedException(new ProcessFailure.Exited(process));
    }
}
