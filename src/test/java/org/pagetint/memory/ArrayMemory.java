package org.pagetint.memory;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.pagetint.process.Access;
import org.pagetint.process.MemoryId;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;

/// The memory of a process that exists in the test alone. It costs what its written pages cost, so a region may have a
/// terabyte. All methods may be called while others read: the process *changes*. What happens [#beforeEachCall] makes
/// it slow, stuck or failing.
public final class ArrayMemory implements ProcessMemory, LiveProcess {
    /// Which process it is of, unless it was said to be kept somewhere.
    public static final ProcessId PROCESS = new ProcessId(4711, 1);

    /// What a reader is about to do.
    public interface Hook {
        /// May block, or throw as the kernel would.
        ///
        /// @param call `mappings`, `pages`, `fetch`, `pageFacts` or `counters`
        /// @param range what is asked for; all addresses where the call has no range
        void before(String call, AddressRange range) throws ProcessFailedException;
    }

    private record Mapped(Mapping mapping, PageRun otherwise) {}

    private static final AddressRange ALL = new AddressRange(0, -1);

    private final PageSize pageSize = PageSize.DEFAULT;
    private final TreeMap<Long, Mapped> mappings = new TreeMap<>(Long::compareUnsigned);
    private final TreeMap<Long, PageRun> runs = new TreeMap<>(Long::compareUnsigned);
    private final TreeMap<Long, byte[]> contents = new TreeMap<>(Long::compareUnsigned);
    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final Set<ReadPolicy> policies = ConcurrentHashMap.newKeySet();
    private volatile Hook hook = (_, _) -> {};
    private volatile Optional<ProcessFailure> failure = Optional.empty();
    private volatile boolean closed;
    private MemoryId id = PROCESS;

    /// Maps private anonymous memory, never touched.
    public synchronized ArrayMemory map(AddressRange range, String name) {
        MappingName mappingName = switch (name) {
            case "" -> new MappingName.Unnamed();
            case "[heap]" -> new MappingName.Heap();
            case "[stack]" -> new MappingName.Stack();
            default -> new MappingName.Other(ByteText.ofUtf8(name));
        };
        return map(
                new Mapping(range, new Permissions(true, true, false, false), 0, Device.NONE, 0, mappingName),
                PageRun.known(range, PageState.NEVER_TOUCHED, ByteOrigin.ZERO_FILL));
    }

    /// Maps a file privately from `offset`; its pages are in RAM, and zeros until written.
    public synchronized ArrayMemory mapFile(AddressRange range, String path, long offset) {
        return map(
                new Mapping(
                        range,
                        new Permissions(true, false, true, false),
                        offset,
                        new Device(8, 2),
                        173521,
                        new MappingName.FilePath(ByteText.ofUtf8(path))),
                PageRun.known(range, PageState.FILE, ByteOrigin.PROCESS_MEMORY));
    }

    /// Adds a mapping whose pages are like `pages` until something else is said of them.
    public synchronized ArrayMemory map(Mapping mapping, PageRun pages) {
        mappings.put(mapping.range().start(), new Mapped(mapping, pages));
        return this;
    }

    /// Takes the mapping that starts at `start` away, with its pages.
    public synchronized ArrayMemory unmap(long start) {
        Mapped gone = mappings.remove(start);
        if (gone == null) {
            throw new IllegalArgumentException("no mapping starts at " + Long.toHexString(start));
        }
        in(gone.mapping.range(), runs).clear();
        in(gone.mapping.range(), contents).clear();
        return this;
    }

    /// Says what pages are. `run` must not cut a run said earlier, but may cover it.
    public synchronized ArrayMemory set(PageRun run) {
        in(run.range(), runs).clear();
        runs.put(run.range().start(), run);
        return this;
    }

    /// Says that pages have this state; their bytes come from the process.
    public ArrayMemory set(long start, long pages, PageState state) {
        return set(PageRun.known(rangeOf(start, pages), state, ByteOrigin.PROCESS_MEMORY));
    }

    /// Says that the bytes of pages are unknown.
    public ArrayMemory set(long start, long pages, PageState state, UnknownReason reason) {
        return set(PageRun.unknown(rangeOf(start, pages), state, reason));
    }

    /// Puts bytes there, as the process would. Page states stay.
    public synchronized ArrayMemory write(long address, byte... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            long at = address + i;
            long page = pageSize.floor(at);
            contents.computeIfAbsent(page, _ -> new byte[Math.toIntExact(pageSize.bytes())])[(int) (at - page)] =
                    bytes[i];
        }
        return this;
    }

    /// Puts text there in UTF-8.
    public ArrayMemory write(long address, String text) {
        return write(address, text.getBytes(StandardCharsets.UTF_8));
    }

    /// It is not that of a live process.
    public ArrayMemory keptAs(MemoryId kept) {
        id = kept;
        return this;
    }

    /// From now on every call fails so: `Exited`, for instance.
    public ArrayMemory failWith(ProcessFailure failure) {
        this.failure = Optional.of(failure);
        return this;
    }

    /// Runs before each call from now on, in the caller's thread and without a lock.
    public ArrayMemory beforeEachCall(Hook hook) {
        this.hook = hook;
        return this;
    }

    /// The names of all threads that have read so far.
    public Set<String> threads() {
        return Set.copyOf(threads);
    }

    /// All policies that bytes were read with so far.
    public Set<ReadPolicy> policies() {
        return Set.copyOf(policies);
    }

    /// Whether it was closed.
    public boolean isClosed() {
        return closed;
    }

    @Override
    public MemoryId id() {
        return id;
    }

    @Override
    public Optional<LiveProcess> live() {
        return id instanceof ProcessId ? Optional.of(this) : Optional.empty();
    }

    @Override
    public CoreFacts coreFacts() {
        ByteText none = ByteText.of(new byte[0]);
        return new CoreFacts(
                Machine.X86_64, new CoreFacts.Ids(1, 0, 1, 1), none, none, 'S', 0, 0, 0, 0, none, List.of());
    }

    @Override
    public StoppedThreads stop(Machine machine) throws StopRefusedException {
        throw new StopRefusedException(StopRefusal.NOT_PERMITTED);
    }

    @Override
    public int programsStarted() {
        return 0;
    }

    @Override
    public PageSize pageSize() {
        return pageSize;
    }

    @Override
    public Access access() {
        return new Access.Full();
    }

    @Override
    public Mappings mappings() throws ProcessFailedException {
        enter("mappings", ALL);
        return mappingsNow();
    }

    /// The mappings, for the test itself: no hook, no failure.
    public synchronized Mappings mappingsNow() {
        return new Mappings(mappings.values().stream().map(Mapped::mapping).toList(), 0);
    }

    @Override
    public void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException {
        enter("pages", range);
        runsOf(range).forEach(sink);
    }

    @Override
    public Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into) throws ProcessFailedException {
        AddressRange read = range.first(pageSize.floor(into.capacity()));
        policies.add(policy);
        enter("fetch", read);
        MemorySegment bytes = into.segment().asSlice(0, read.length()).fill((byte) 0);
        synchronized (this) {
            List<PageRun> found = runsOf(read);
            for (PageRun run : found) {
                if (run.reason().isEmpty()) {
                    copy(run.range(), read.start(), bytes);
                }
            }
            return new Chunk(read, bytes, found);
        }
    }

    @Override
    public PageFacts pageFacts(long address) throws ProcessFailedException {
        AddressRange page = rangeOf(pageSize.floor(address), 1);
        enter("pageFacts", page);
        PageRun run = runsOf(page).getFirst();
        Optional<Mapping> mapping = mappingsNow().at(address);
        OptionalLong offset = mapping.filter(m -> m.kind() == MappingKind.FILE).stream()
                .mapToLong(m -> m.fileOffset(page.start()))
                .findFirst();
        return new PageFacts(run, mapping, flags(run.state()), EnumSet.of(PageFlag.HUGE), offset);
    }

    @Override
    public MemoryCounters counters() throws ProcessFailedException {
        enter("counters", ALL);
        EnumMap<Counter, Long> kilobytes = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            kilobytes.put(counter, 0L);
        }
        return new MemoryCounters(kilobytes);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void enter(String call, AddressRange range) throws ProcessFailedException {
        threads.add(Thread.currentThread().getName());
        if (closed) {
            throw new IllegalStateException(call + " after close");
        }
        hook.before(call, range);
        if (failure.isPresent()) {
            throw new ProcessFailedException(failure.get());
        }
    }

    private AddressRange rangeOf(long start, long pages) {
        return AddressRange.ofLength(start, pages * pageSize.bytes());
    }

    private synchronized List<PageRun> runsOf(AddressRange range) {
        List<PageRun> found = new ArrayList<>();
        RunJoiner joiner = new RunJoiner(found::add);
        long at = range.start();
        for (Mapped mapped : mappingsFrom(at).headMap(range.end(), false).values()) {
            Optional<AddressRange> part = mapped.mapping.range().intersect(range);
            if (part.isPresent()) {
                unmapped(at, part.get().start(), joiner);
                mapped(part.get(), mapped.otherwise, joiner);
                at = part.get().end();
            }
        }
        unmapped(at, range.end(), joiner);
        joiner.finish();
        return found;
    }

    /// The mappings that start above `address`, and the last one before them, which may hold it.
    private NavigableMap<Long, Mapped> mappingsFrom(long address) {
        Long first = mappings.floorKey(address);
        return first == null ? mappings : mappings.tailMap(first, true);
    }

    /// What of `map` lies in `range`; changes of the one are changes of the other.
    private static <V> NavigableMap<Long, V> in(AddressRange range, NavigableMap<Long, V> map) {
        return map.subMap(range.start(), true, range.end(), false);
    }

    private static void unmapped(long from, long to, RunJoiner joiner) {
        if (from != to) {
            joiner.accept(PageRun.unknown(new AddressRange(from, to), PageState.UNREADABLE, UnknownReason.NOT_MAPPED));
        }
    }

    private void mapped(AddressRange part, PageRun otherwise, RunJoiner joiner) {
        long at = part.start();
        Map.Entry<Long, PageRun> before = runs.lowerEntry(at);
        if (before != null && before.getValue().range().contains(at)) {
            at = add(before.getValue(), part, joiner);
        }
        while (at != part.end()) {
            Map.Entry<Long, PageRun> next = runs.ceilingEntry(at);
            if (next == null || !part.contains(next.getKey())) {
                joiner.accept(otherwise.withRange(new AddressRange(at, part.end())));
                return;
            }
            if (at != next.getKey()) {
                joiner.accept(otherwise.withRange(new AddressRange(at, next.getKey())));
            }
            at = add(next.getValue(), part, joiner);
        }
    }

    private static long add(PageRun run, AddressRange part, RunJoiner joiner) {
        AddressRange inside = run.range().intersect(part).orElseThrow();
        joiner.accept(run.withRange(inside));
        return inside.end();
    }

    private void copy(AddressRange range, long base, MemorySegment into) {
        in(range, contents)
                .forEach((page, content) ->
                        into.asSlice(page - base, content.length).copyFrom(MemorySegment.ofArray(content)));
    }

    private static Set<PageFlag> flags(PageState state) {
        return switch (state) {
            case FILE, SHARED_MEMORY -> EnumSet.of(PageFlag.PRESENT, PageFlag.FILE_OR_SHARED);
            case DIRTY_MEMORY -> EnumSet.of(PageFlag.PRESENT, PageFlag.EXCLUSIVE, PageFlag.SOFT_DIRTY);
            case SWAPPED -> EnumSet.of(PageFlag.SWAPPED);
            case ZERO_PAGE -> EnumSet.of(PageFlag.PRESENT, PageFlag.ZERO_PAGE);
            case NEVER_TOUCHED, NOT_RESIDENT -> EnumSet.noneOf(PageFlag.class);
            case UNREADABLE, NOT_RECORDED -> EnumSet.of(PageFlag.GUARD);
        };
    }
}
