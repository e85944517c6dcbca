package org.pagetint.linux.chance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.pagetint.linux.child.HugePagePool;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.SwapArea;

/// Checks many layouts. By hand: `Layouts 5000` or `Layouts COUNT FIRST_SEED`.
final class Layouts {
    private static final long HUGE_PAGES = 6;

    /// So many processes are looked at side by side.
    private static final int TARGETS = 2;

    private static final long MOST_FAULTS = 20;

    private final Path disk;
    private final Path memory;
    private final AtomicLong next;
    private final long end;
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();

    private Layouts(Path disk, Path memory, long first, long count) {
        this.disk = disk;
        this.memory = memory;
        this.next = new AtomicLong(first);
        this.end = first + count;
    }

    public static void main(String[] arguments) throws Exception {
        long count = Long.parseLong(arguments[0]);
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.currentTimeMillis() * 1_000;
        System.exit(check(count, first) == 0 ? 0 : 1);
    }

    /// Checks `count` layouts, their seeds one after the other from `first`, and prints each that fails.
    ///
    /// @return how many failed
    static long check(long count, long first) throws Exception {
        Path disk = Path.of("target").toAbsolutePath();
        Files.createDirectories(disk);
        Path shared = Path.of("/dev/shm");
        boolean swap = Libc.isRoot() && SwapArea.canBeMade(disk);
        try (AutoCloseable _ = swap ? SwapArea.make(disk) : () -> {};
                HugePagePool pool = HugePagePool.ofPages(HUGE_PAGES)) {
            System.out.println(
                    count + " layouts from seed " + first + ", swap " + swap + ", huge pages " + pool.isFull());
            return new Layouts(disk, Files.isDirectory(shared) ? shared : disk, first, count).checkAll();
        }
    }

    private long checkAll() throws Exception {
        try (ExecutorService targets = Executors.newFixedThreadPool(TARGETS)) {
            Callable<Boolean> work = this::checkSome;
            for (Future<Boolean> done : targets.invokeAll(
                    IntStream.range(0, TARGETS).mapToObj(_ -> work).toList())) {
                done.get();
            }
        }
        System.out.println(failed + " failed, " + repeated + " made again");
        return failed.get();
    }

    /// Takes the next seed until none is left. A fault of any kind ends the process that was looked at, and the next
    /// seed gets another.
    @SuppressWarnings("try") // An interrupted test may say so.
    private boolean checkSome() throws Exception {
        long seed = next.getAndIncrement();
        while (seed < end && failed.get() < MOST_FAULTS) {
            try (LayoutCheck check = new LayoutCheck(disk, memory)) {
                for (; seed < end; seed = next.getAndIncrement()) {
                    check.check(seed);
                }
                repeated.addAndGet(check.repeated());
            } catch (LayoutFault fault) {
                failed.incrementAndGet();
                System.out.println(fault.getMessage());
                seed = next.getAndIncrement();
            }
        }
        return true;
    }
}
