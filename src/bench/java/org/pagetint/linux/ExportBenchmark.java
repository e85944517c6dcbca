package org.pagetint.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.pagetint.export.ExportFormat;
import org.pagetint.export.ExportMonitor;
import org.pagetint.export.ExportRequest;
import org.pagetint.export.Exporter;
import org.pagetint.export.Exports;
import org.pagetint.export.Place;
import org.pagetint.linux.child.Footprint;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ProcessMemory;

/// Exporting 2 GiB that a process has written, beside what `dd` takes to write as many zeros to the same disk, both synced; and a core
/// of the whole process beside `gcore`. The raw export is to reach 0.8 of the rate of `dd`, the core to be three times faster than `gcore`.
/// After each it prints how large the file is on disk and what of the process's counters moved.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@State(Scope.Benchmark)
public class ExportBenchmark {
    private static final long MEBIBYTES = 2048;
    private static final long PAGE = 4096;

    private Target target;
    private ProcessMemory memory;
    private AddressRange range;
    private Path folder;
    private Footprint before;

    @Setup
    public void start() throws Exception {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "export");
        target = Target.start();
        range = target.anonymous((MEBIBYTES << 20) / PAGE);
        target.fill(range, 1, 0);
        target.stop();
        memory = LinuxMemorySource.ofThisMachine().open(target.id());
    }

    @Setup(Level.Invocation)
    public void look() throws Exception {
        before = Footprint.of(target.pid(), AddressRange.ofLength(0, PAGE));
    }

    @Benchmark
    public void rawByPagetint() throws Exception {
        export(ExportFormat.RAW, List.of(range));
    }

    @Benchmark
    public void zerosByDd() throws Exception {
        Exports.output("dd", "if=/dev/zero", "of=" + folder.resolve("x"), "bs=1M", "count=" + MEBIBYTES, "conv=fsync");
    }

    @Benchmark
    public void coreByPagetint() throws Exception {
        export(ExportFormat.CORE, ExportLook.exporter(target, memory).wholeProcess());
    }

    /// It lets the process go on when it is done.
    @Benchmark
    public void coreByGcore() throws Exception {
        Exports.output("gcore", "-o", folder.resolve("x").toString(), Integer.toString(target.pid()));
    }

    private void export(ExportFormat format, List<AddressRange> ranges) throws Exception {
        Exporter exporter = ExportLook.exporter(target, memory);
        exporter.export(ExportRequest.of(ranges, format, Place.file(folder.resolve("x"))), ExportMonitor.NONE);
    }

    @TearDown(Level.Invocation)
    public void compare() throws Exception {
        Footprint after = Footprint.of(target.pid(), AddressRange.ofLength(0, PAGE));
        StringBuilder said = new StringBuilder();
        after.counters().forEach((name, value) -> {
            long moved = value - before.counters().getOrDefault(name, value);
            said.append(moved == 0 ? "" : " " + name + " " + moved);
        });
        for (Path file : files()) {
            System.out.printf("%n%s: %d MiB on disk", file.getFileName(), Exports.allocated(file) >> 20);
            Files.delete(file);
        }
        System.out.printf("; counters moved:%s%n", said.isEmpty() ? " none" : said);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @TearDown
    public void end() throws Exception {
        memory.close();
        target.close();
        Files.delete(folder);
    }
}
