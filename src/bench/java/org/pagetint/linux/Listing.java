package org.pagetint.linux;

import static org.pagetint.linux.child.Kernel.MAP_ANONYMOUS;
import static org.pagetint.linux.child.Kernel.MAP_NORESERVE;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.READ_WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.pagetint.linux.LiveReading.Row;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ProcessMemory;

/// Finding out what is there: the states of a tebibyte that is all but untouched, and a list of very many mappings.
final class Listing {
    private static final long SPARSE_BYTES = 1L << 40;
    private static final int MAPPINGS = 60_000;
    private static final int TURNS = 41;
    private static final int WARM_UP = 10;
    private static final int BLOCK = 1 << 16;

    private Listing() {}

    static List<Row> measure() throws Exception {
        return List.of(classifySparse(), listMany());
    }

    private static Row classifySparse() throws Exception {
        try (Target target = Target.start();
                ProcessMemory memory = LinuxMemorySource.ofThisMachine().open(target.id())) {
            AddressRange range =
                    target.map(SPARSE_BYTES, READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
            target.fill(AddressRange.ofLength(range.start() + SPARSE_BYTES / 2, 4096), 1, 0);
            double ours = best(() -> {
                int runs = memory.pages(range).size();
                if (runs != 3) {
                    throw new IllegalStateException(runs + " runs");
                }
            });
            return new Row("states of a sparse tebibyte", Row.milliseconds(ours), "", "of < 5 ms");
        }
    }

    private static Row listMany() throws Exception {
        try (Target target = Target.start();
                ProcessMemory memory = LinuxMemorySource.ofThisMachine().open(target.id())) {
            AddressRange range = target.anonymous(MAPPINGS);
            target.stripe(range);
            List<double[]> turns = new ArrayList<>();
            for (int turn = 0; turn < TURNS + WARM_UP; turn++) {
                double bare = once(() -> readRaw(target.proc("maps")));
                double ours = once(() -> {
                    int listed = memory.mappings().in(range).size();
                    if (listed != MAPPINGS) {
                        throw new IllegalStateException(listed + " mappings");
                    }
                });
                turns.add(new double[] {ours / bare, ours, bare});
            }
            turns.subList(0, WARM_UP).clear();
            turns.sort(Comparator.comparingDouble(turn -> turn[0]));
            double[] middle = turns.get(TURNS / 2);
            return new Row(
                    "list of 60,000 mappings",
                    Row.milliseconds(middle[1]),
                    Row.milliseconds(middle[2]),
                    String.format(Locale.ROOT, "%.2f of ≤ 2", middle[0]));
        }
    }

    private static void readRaw(Path file) throws IOException {
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            while (in.read(block) > 0) {
                // The bytes themselves do not matter here.
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double best(Work work) throws Exception {
        double best = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            best = Math.min(best, once(work));
        }
        return best;
    }

    private static double once(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }
}
