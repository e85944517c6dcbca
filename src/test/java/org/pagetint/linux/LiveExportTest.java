package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MAP_ANONYMOUS;
import static org.pagetint.linux.child.Kernel.MAP_NORESERVE;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PROT_READ;
import static org.pagetint.linux.child.Kernel.READ_WRITE;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.ExportFailedException;
import org.pagetint.export.ExportFailure;
import org.pagetint.export.ExportFormat;
import org.pagetint.export.ExportMonitor;
import org.pagetint.export.ExportOutcome;
import org.pagetint.export.ExportRequest;
import org.pagetint.export.Exports;
import org.pagetint.export.Json;
import org.pagetint.export.Place;
import org.pagetint.linux.child.Footprint;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailure;

/// Exports of a real process. What they hold, row by row, [TracelessLook] compares.
@Timeout(120)
final class LiveExportTest {
    private static final long PAGE = 4096;

    @TempDir
    private Path folder;

    private Target target;
    private ProcessMemory memory;

    @BeforeEach
    void start() throws Exception {
        target = Target.start();
        memory = LinuxMemorySource.ofThisMachine().open(target.id());
    }

    @AfterEach
    void end() {
        memory.close();
        target.close();
    }

    private ExportOutcome export(ExportRequest request, ExportMonitor monitor) throws Exception {
        return ExportFixture.exporter(target, memory).export(request, monitor);
    }

    private ExportFailure failure(ExportRequest request, ExportMonitor monitor) throws Exception {
        try {
            export(request, monitor);
        } catch (ExportFailedException e) {
            return e.failure();
        }
        throw new AssertionError("nothing failed");
    }

    @Test
    void takesOnDiskWhatATebibyteHasInTouchedPages() throws Exception {
        AddressRange range = target.map(1L << 40, READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        for (int i = 0; i < 1000; i++) {
            target.fill(AddressRange.ofLength(range.start() + i * (1L << 30) + i * PAGE, PAGE), i, 0);
        }
        target.stop();
        Footprint before = Footprint.of(target.pid(), range);

        Path file = folder.resolve("x");
        ExportOutcome outcome = export(Exports.raw(file, range), ExportMonitor.NONE);

        System.out.println("a tebibyte with 1,000 touched pages took " + outcome.elapsed());
        assertThat(Files.size(file)).isEqualTo(1L << 40);
        assertThat(Exports.allocated(file)).isBetween(950 * PAGE, 1050 * PAGE);
        assertThat(outcome.contentBytes()).isEqualTo(1000 * PAGE);
        assertThat(outcome.disturbance().couldBeOursKilobytes()).isZero();
        assertThat(Footprint.of(target.pid(), range)).isEqualTo(before);
        assertThat(Exports.verifies(file)).isTrue();
    }

    @Test
    void exportsAWholeProcessIntoAFolderWithoutATrace() throws Exception {
        target.stop();
        Footprint before = Footprint.of(target.pid(), AddressRange.ofLength(0, PAGE));
        Path place = folder.resolve("whole");
        List<AddressRange> ranges = ExportFixture.exporter(target, memory).wholeProcess();

        ExportOutcome outcome =
                export(ExportRequest.of(ranges, ExportFormat.RAW, Place.folder(place)), ExportMonitor.NONE);

        assertThat(Footprint.of(target.pid(), AddressRange.ofLength(0, PAGE))).isEqualTo(before);
        assertThat(Exports.in(place)).hasSameSizeAs(ranges).anyMatch(name -> name.endsWith("-heap.bin"));
        assertThat(outcome.coverage().covered().keySet())
                .contains(ByteOrigin.PROCESS_MEMORY, ByteOrigin.BACKING_FILE, ByteOrigin.ZERO_FILL);
        assertThat(outcome.coverage().coveredBytes() + outcome.coverage().skippedBytes())
                .isEqualTo(ranges.stream().mapToLong(AddressRange::length).sum());
    }

    /// The kernel's page at the top of the addresses cannot be read at all; the export says so.
    @Test
    void namesThePageAboveTheSignBitThatCannotBeRead() throws Exception {
        AddressRange high = AddressRange.ofLength(0xffff_ffff_ff60_0000L, PAGE);

        ExportOutcome outcome = export(Exports.raw(folder.resolve("x"), high), ExportMonitor.NONE);

        assertThat(outcome.coverage().skippedBytes()).isEqualTo(PAGE);
        assertThat(Json.objects(Json.object(folder.resolve("x.json")), "runs"))
                .singleElement()
                .satisfies(run -> assertThat(run).containsEntry("start", "0xffffffffff600000"));
    }

    /// The kernel's code is shown and its variables are not: reading those would tell nothing of the process.
    @Test
    void exportsTheVdsoAndNamesTheKernelsVariables() throws Exception {
        target.stop();
        List<AddressRange> ranges = memory.mappings().list().stream()
                .filter(mapping -> mapping.name().toString().matches("\\[(vdso|vvar)]"))
                .map(Mapping::range)
                .toList();
        AddressRange vdso = memory.mappings().list().stream()
                .filter(mapping -> mapping.name().toString().equals("[vdso]"))
                .findFirst()
                .orElseThrow()
                .range();

        ExportOutcome outcome =
                export(Exports.raw(folder.resolve("x"), ranges.toArray(AddressRange[]::new)), ExportMonitor.NONE);

        assertThat(ranges).hasSize(2);
        assertThat(outcome.coverage().skipped())
                .isEqualTo(Map.of(UnknownReason.DEVICE_MEMORY, ranges.getFirst().length()));
        byte[] expected = new byte[(int) vdso.length()];
        try (RandomAccessFile mem = new RandomAccessFile(target.proc("mem").toFile(), "r")) {
            mem.seek(vdso.start());
            mem.readFully(expected);
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("x"));
        assertThat(Arrays.copyOfRange(bytes, (int) ranges.getFirst().length(), bytes.length))
                .startsWith(0x7f, 'E', 'L', 'F')
                .isEqualTo(expected);
    }

    @Test
    void namesFilesAfterRegionsWhateverTheProcessMaps() throws Exception {
        Path odd = PatternFile.write(folder.resolve("evil\n..\\\u001b[2J%2f"), 5, PAGE);
        long descriptor = target.open(odd, O_RDWR);
        AddressRange file = target.map(PAGE, PROT_READ, MAP_PRIVATE, descriptor, 0);
        AddressRange memory = dirty(1);
        Path place = folder.resolve("some");

        export(ExportRequest.of(List.of(file, memory), ExportFormat.RAW, Place.folder(place)), ExportMonitor.NONE);

        assertThat(Exports.in(place)).containsExactlyInAnyOrder(file + "-evil_x0a..__x1b_2J_2f.bin", memory + ".bin");
        assertThat(place.resolve(Exports.in(place).stream()
                        .filter(name -> name.contains("evil"))
                        .findFirst()
                        .orElseThrow()))
                .hasSameBinaryContentAs(odd);
    }

    @Test
    void leavesNothingOfAProcessThatIsKilledHalfWay() throws Exception {
        AddressRange range = dirty(1024);

        ExportFailure failure = failure(Exports.raw(folder.resolve("x"), range), Exports.atFirstProgress(target::kill));

        assertThat(failure).isEqualTo(new ExportFailure.OfProcess(new ProcessFailure.Exited(memory.id())));
        assertThat(Exports.in(folder)).isEmpty();
    }

    @Test
    void keepsWhatItReadOfAKilledProcessWhenAsked() throws Exception {
        AddressRange range = dirty(1024);

        ExportOutcome outcome = export(
                Exports.raw(folder.resolve("x"), range).keepingIncomplete(), Exports.atFirstProgress(target::kill));

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.coverage().coveredBytes()).isEqualTo(1 << 20);
        assertThat(Json.object(folder.resolve("x.json"))).containsEntry("complete", false);
        assertThat(Exports.verifies(folder.resolve("x"))).isTrue();
    }

    @Test
    void namesThePagesOfAFileThatWasCutHalfWay() throws Exception {
        long pages = 8192;
        Path mapped = PatternFile.write(folder.resolve("mapped"), 3, pages * PAGE);
        long descriptor = target.open(mapped, O_RDWR);
        AddressRange range = target.map(pages * PAGE, PROT_READ, MAP_PRIVATE, descriptor, 0);
        ExportMonitor cutting = Exports.atFirstProgress(() -> {
            try (RandomAccessFile open = new RandomAccessFile(mapped.toFile(), "rw")) {
                open.setLength(pages / 2 * PAGE);
            }
        });

        ExportOutcome outcome = export(Exports.raw(folder.resolve("x"), range), cutting);

        assertThat(outcome.coverage().skipped()).isEqualTo(Map.of(UnknownReason.PAST_END_OF_FILE, pages / 2 * PAGE));
        assertThat(Files.size(folder.resolve("x"))).isEqualTo(pages * PAGE);
        assertThat(Files.mismatch(folder.resolve("x"), mapped))
                .as("the first byte that is not the file's")
                .isEqualTo(pages / 2 * PAGE);
    }

    @Test
    void saysBeforeItWritesThatThereIsTooLittleSpace() throws Exception {
        AddressRange range = dirty(3000);
        try (SmallDisk disk = SmallDisk.mount(folder, 8)) {
            ExportFailure failure = failure(Exports.raw(disk.path().resolve("x"), range), ExportMonitor.NONE);

            assertThat(failure)
                    .isInstanceOfSatisfying(
                            ExportFailure.TooLittleSpace.class,
                            little -> assertThat(little.needed()).isBetween(3000 * PAGE, 3100 * PAGE));
            assertThat(Exports.in(disk.path())).isEmpty();
        }
    }

    /// Holes take nothing, however long they are.
    @Test
    void writesATebibyteOntoASmallDiskWhereLittleOfItIsTouched() throws Exception {
        AddressRange range = target.map(1L << 40, READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        target.fill(AddressRange.ofLength(range.start() + (1L << 39), 10 * PAGE), 1, 0);
        try (SmallDisk disk = SmallDisk.mount(folder, 8)) {
            Path file = disk.path().resolve("x");

            ExportOutcome outcome = export(Exports.raw(file, range), ExportMonitor.NONE);

            assertThat(outcome.contentBytes()).isEqualTo(10 * PAGE);
            assertThat(Files.size(file)).isEqualTo(1L << 40);
        }
    }

    @Test
    void leavesNothingOnADiskThatBecameFull() throws Exception {
        AddressRange range = dirty(1500);
        try (SmallDisk disk = SmallDisk.mount(folder, 8)) {
            Path filler = disk.path().resolve("filler");
            ExportMonitor filling = Exports.atFirstProgress(() -> {
                try (FileChannel out =
                        FileChannel.open(filler, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    out.write(ByteBuffer.allocate(5 << 20));
                }
            });

            assertThat(failure(Exports.raw(disk.path().resolve("x"), range), filling))
                    .isEqualTo(new ExportFailure.DiskFull(disk.path()));
            assertThat(Exports.in(disk.path())).containsExactly("filler");
        }
    }

    @Test
    void saysThatTheFolderIsReadOnly() throws Exception {
        AddressRange range = dirty(1);
        try (SmallDisk disk = SmallDisk.mount(folder, 8)) {
            Exports.output("mount", "-o", "remount,ro", disk.path().toString());

            assertThat(failure(Exports.raw(disk.path().resolve("x"), range), ExportMonitor.NONE))
                    .isEqualTo(new ExportFailure.NotPermitted(disk.path()));
        }
    }

    private AddressRange dirty(long pages) throws Exception {
        AddressRange range = target.anonymous(pages);
        target.fill(range, 9, 0);
        return range;
    }

    /// A file system of a few mebibytes, in memory, until closed.
    private record SmallDisk(Path path) implements AutoCloseable {
        static SmallDisk mount(Path folder, int mebibytes) throws Exception {
            Right.requireRoot("a small disk");
            Path path = Files.createDirectory(folder.resolve("disk"));
            Exports.output("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", path.toString());
            return new SmallDisk(path);
        }

        @Override
        public void close() {
            try {
                Exports.output("umount", path.toString());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
