package org.pagetint.ui.region;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.BinarySearch;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.reading.MappingBatch;
import org.pagetint.ui.task.Background;

/// Counts the pages of all regions in the background, those on screen first. Neighbouring small regions are asked for
/// together. Results come in batches, at most ten a second. Used on the FX thread but for the counting itself.
final class PageScan {
    private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private final ProcessMemory memory;
    private final Background background;
    private final Consumer<List<CountedPages.Counted>> results;
    private final Consumer<ProcessFailure> failed;

    private final Object lock = new Object();
    private Mappings regions = Mappings.none();
    private BitSet pending = new BitSet();
    private List<AddressRange> preferred = List.of();
    private long generation;
    private boolean running;
    private volatile long restUntil = System.nanoTime();

    /// A scan of `memory`.
    ///
    /// @param results gets what was counted, on the FX thread; the last time, maybe with nothing, when all is counted
    /// @param failed gets what ended the counting, on the FX thread
    PageScan(
            ProcessMemory memory,
            Background background,
            Consumer<List<CountedPages.Counted>> results,
            Consumer<ProcessFailure> failed) {
        this.memory = memory;
        this.background = background;
        this.results = results;
        this.failed = failed;
    }

    /// Counts the pages of all `mappings`, from now on in place of what was counted before.
    void start(Mappings mappings) {
        synchronized (lock) {
            regions = mappings;
            pending = new BitSet();
            pending.set(0, mappings.list().size());
            generation++;
        }
        run();
    }

    /// Counts those of `mappings` that are not `known`, and those that are `wanted` now.
    void startWith(Mappings mappings, CountedPages known, List<AddressRange> wanted) {
        synchronized (lock) {
            BitSet missing = new BitSet();
            for (int i = 0; i < mappings.list().size(); i++) {
                missing.set(i, known.of(mappings.list().get(i).range()).isEmpty());
            }
            regions = mappings;
            pending = missing;
            generation++;
        }
        again(wanted);
    }

    /// Counts these regions again, now.
    void again(List<AddressRange> ranges) {
        synchronized (lock) {
            for (AddressRange range : ranges) {
                int index = index(range);
                if (index >= 0) {
                    pending.set(index);
                }
            }
            preferred = List.copyOf(ranges);
        }
        run();
    }

    /// Counts these regions before the others: they are on screen.
    void prefer(List<AddressRange> ranges) {
        synchronized (lock) {
            preferred = List.copyOf(ranges);
        }
    }

    /// Leaves the processors to the window for a moment: it has to draw, or the person is typing.
    void rest() {
        restUntil = System.nanoTime() + REST_NANOS;
    }

    private void waitWhileResting() {
        long left = restUntil - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = restUntil - System.nanoTime();
        }
    }

    /// Counts nothing more; the region under way is finished.
    void stop() {
        synchronized (lock) {
            pending = new BitSet();
            generation++;
        }
    }

    /// Whether there is something left to count.
    boolean isRunning() {
        synchronized (lock) {
            return running;
        }
    }

    private void run() {
        synchronized (lock) {
            if (running) {
                return;
            }
            running = true;
        }
        background.worker().execute(this::countAll);
    }

    private void countAll() {
        List<CountedPages.Counted> batch = new ArrayList<>();
        long last = System.nanoTime();
        try {
            for (Group group = next(); !group.isEmpty(); group = next()) {
                waitWhileResting();
                count(group.regions, batch);
                if (System.nanoTime() - last >= BATCH_NANOS) {
                    deliver(batch, group.generation);
                    batch = new ArrayList<>();
                    last = System.nanoTime();
                }
            }
        } catch (ProcessFailedException e) {
            stop();
            finish();
            background.ui().execute(() -> failed.accept(e.failure()));
        }
        deliver(batch, currentGeneration());
    }

    private void count(MappingBatch group, List<CountedPages.Counted> batch) throws ProcessFailedException {
        List<RegionPages.Builder> builders = group.mappings().stream()
                .map(region -> new RegionPages.Builder(region.range(), memory.pageSize()))
                .toList();
        group.look(memory, (region, pages, state) -> builders.get(region).add(pages, state));
        for (int i = 0; i < builders.size(); i++) {
            RegionPages pages = builders.get(i).build();
            // Neighbours that are alike have theirs in common: of tens of thousands of regions most are.
            if (!batch.isEmpty() && batch.getLast().pages().equals(pages)) {
                pages = batch.getLast().pages();
            }
            batch.add(new CountedPages.Counted(group.mappings().get(i).range(), pages));
        }
    }

    private void deliver(List<CountedPages.Counted> batch, long asked) {
        background.ui().execute(() -> {
            if (asked == currentGeneration()) {
                results.accept(batch);
            }
        });
    }

    private long currentGeneration() {
        synchronized (lock) {
            return generation;
        }
    }

    private void finish() {
        synchronized (lock) {
            running = false;
        }
    }

    private record Group(MappingBatch regions, long generation) {
        boolean isEmpty() {
            return regions.mappings().isEmpty();
        }
    }

    /// What to count next: nothing when all is counted, and then the counting has ended.
    private Group next() {
        synchronized (lock) {
            int first = nextPreferred();
            if (first < 0) {
                first = pending.nextSetBit(0);
            }
            if (first < 0) {
                running = false;
                return new Group(new MappingBatch(), generation);
            }
            MappingBatch group = new MappingBatch();
            for (int index = first; isPending(index) && group.add(regions.list().get(index)); index++) {
                pending.clear(index);
            }
            return new Group(group, generation);
        }
    }

    private boolean isPending(int index) {
        return index < regions.list().size() && pending.get(index);
    }

    private int nextPreferred() {
        for (AddressRange range : preferred) {
            int index = index(range);
            if (index >= 0 && pending.get(index)) {
                return index;
            }
        }
        preferred = List.of();
        return -1;
    }

    /// Where the region that begins where `range` does stands in the list, or −1.
    private int index(AddressRange range) {
        List<Mapping> list = regions.list();
        int found = BinarySearch.firstNot(
                list.size(), at -> Long.compareUnsigned(list.get(at).range().start(), range.start()) < 0);
        return found < list.size() && list.get(found).range().start() == range.start() ? found : -1;
    }
}
