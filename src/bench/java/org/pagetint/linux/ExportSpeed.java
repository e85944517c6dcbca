package org.pagetint.linux;

import static org.pagetint.linux.child.Kernel.MAP_ANONYMOUS;
import static org.pagetint.linux.child.Kernel.MAP_NORESERVE;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.READ_WRITE;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.pagetint.export.Exports;
import org.pagetint.linux.child.Footprint;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;

/// Exports 2 GiB that a process has written with the built program, started anew each time, beside what `dd` takes to
/// write as many zeros to the same disk; and cores of whole processes beside `gcore`: of that process, and of a small
/// one, a Java program that does nothing. What the others write is synced as ours is. They take turns, and the least
/// times are compared, since disks are moody. Last, a region of a tebibyte with 1,000 touched pages. It prints a table.
/// So after `mvn package`.
///
/// `mvn -Pbench test -Dbench.main=org.pagetint.linux.ExportSpeed`
public final class ExportSpeed implements AutoCloseable {
    private static final long MEBIBYTES = 2048;
    private static final long PAGE = 4096;
    private static final long TEBIBYTE = 1L << 40;
    private static final int TOUCHED = 1000;
    private static final int TURNS = 5;
    private static final List<String> CORE = List.of("--all", "--format", "core");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Path folder;

    private ExportSpeed() throws IOException {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "export");
    }

    /// Measures, and prints as it goes.
    public static void main(String[] arguments) throws Exception {
        try (ExportSpeed speed = new ExportSpeed();
                Target small = Target.start();
                Target wide = Target.start();
                Target large = Target.start()) {
            AddressRange written = large.anonymous((MEBIBYTES << 20) / PAGE);
            large.fill(written, 1, 0);
            small.stop();
            large.stop();
            speed.out.println("| what | Pagetint | beside it | times as fast | on disk | moved in the process |");
            speed.out.println("| --- | --- | --- | --- | --- | --- |");
            String range = String.format(Locale.ROOT, "%x-%x", written.start(), written.end());
            speed.compare("2 GiB raw, beside `dd`", large, List.of(range), speed::zeros);
            speed.compare("core of 2 GiB, beside `gcore` and `sync`", large, CORE, speed::gcore);
            speed.compare("core of a small Java program, beside `gcore` and `sync`", small, CORE, speed::gcore);
            speed.sparse(wide);
        }
    }

    private void sparse(Target target) throws Exception {
        AddressRange range = target.map(TEBIBYTE, READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        for (int i = 0; i < TOUCHED; i++) {
            target.fill(AddressRange.ofLength(range.start() + i * (TEBIBYTE >> 10) + i * PAGE, PAGE), i, 0);
        }
        target.stop();
        String text = String.format(Locale.ROOT, "%x-%x", range.start(), range.end());
        List<Turn> turns = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            turns.add(turn(target, export(List.of(text))));
        }
        Collections.sort(turns);
        Turn least = turns.getFirst();
        out.printf(
                Locale.ROOT,
                "| 1 TiB raw, 1,000 touched pages | %s | | | %d MiB | %s |%n",
                spread(turns),
                least.mebibytes,
                least.moved);
    }

    private Work export(List<String> arguments) {
        return target -> {
            List<String> command = new ArrayList<>(
                    List.of("target/pagetint/bin/pagetint", "export", Integer.toString(target.pid()), "--force"));
            command.addAll(List.of("-o", folder.resolve("x").toString()));
            command.addAll(arguments);
            Exports.output(command.toArray(String[]::new));
        };
    }

    private void zeros(Target target) throws Exception {
        Exports.output("dd", "if=/dev/zero", "of=" + folder.resolve("x"), "bs=1M", "count=" + MEBIBYTES, "conv=fsync");
    }

    private void gcore(Target target) throws Exception {
        Exports.output("gcore", "-o", folder.resolve("x").toString(), Integer.toString(target.pid()));
        Exports.output("sync", folder.resolve("x." + target.pid()).toString());
    }

    private void compare(String what, Target target, List<String> arguments, Work other) throws Exception {
        List<Turn> ours = new ArrayList<>();
        List<Turn> theirs = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            ours.add(turn(target, export(arguments)));
            theirs.add(turn(target, other));
        }
        Collections.sort(ours);
        Collections.sort(theirs);
        Turn mine = ours.getFirst();
        Turn its = theirs.getFirst();
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.2f | %d MiB, %d MiB | %s; %s |%n",
                what,
                spread(ours),
                spread(theirs),
                its.seconds / mine.seconds,
                mine.mebibytes,
                its.mebibytes,
                mine.moved,
                its.moved);
    }

    private static String spread(List<Turn> turns) {
        return String.format(Locale.ROOT, "%.2f s (to %.2f)", turns.getFirst().seconds, turns.getLast().seconds);
    }

    private Turn turn(Target target, Work work) throws Exception {
        Footprint before = Footprint.of(target.pid(), AddressRange.ofLength(0, PAGE));
        long start = System.nanoTime();
        work.on(target);
        double seconds = (System.nanoTime() - start) / 1e9;
        Footprint after = Footprint.of(target.pid(), AddressRange.ofLength(0, PAGE));
        StringBuilder moved = new StringBuilder();
        after.counters().forEach((name, value) -> {
            long by = value - before.counters().getOrDefault(name, value);
            moved.append(by == 0 ? "" : " " + name + " " + by + " kB");
        });
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Exports.allocated(file);
                Files.delete(file);
            }
        }
        target.stop(); // gcore lets it go on.
        return new Turn(
                seconds,
                bytes >> 20,
                moved.isEmpty() ? "nothing" : moved.toString().strip());
    }

    /// What is timed.
    @FunctionalInterface
    private interface Work {
        void on(Target target) throws Exception;
    }

    private record Turn(double seconds, long mebibytes, String moved) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            return Double.compare(seconds, other.seconds);
        }
    }

    @Override
    public void close() throws IOException {
        Files.delete(folder);
    }
}
