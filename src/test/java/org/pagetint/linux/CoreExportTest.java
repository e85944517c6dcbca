package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.ElfCore;
import org.pagetint.export.ExportFormat;
import org.pagetint.export.ExportMonitor;
import org.pagetint.export.ExportRequest;
import org.pagetint.export.Exporter;
import org.pagetint.export.Exports;
import org.pagetint.export.Place;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.ProcessMemory;

/// A core of a whole process.
@Timeout(120)
final class CoreExportTest {
    private static final long PAGE = 4096;
    private static final int NT_PRSTATUS = 1;
    private static final int NT_PRPSINFO = 3;
    private static final int NT_AUXV = 6;
    private static final int NT_FILE = 0x46494c45;

    @TempDir
    private Path folder;

    private Target target;
    private ProcessMemory memory;
    private AddressRange written = new AddressRange(0, 0);
    private AddressRange guarded = new AddressRange(0, 0);

    @BeforeEach
    void start() throws Exception {
        target = Target.start();
        memory = LinuxMemorySource.ofThisMachine().open(target.id());
        written = target.anonymous(5);
        target.fill(AddressRange.ofLength(written.start() + PAGE, PAGE), 77, 0);
        guarded = target.anonymous(3);
        target.fill(guarded, 78, 0);
        target.call("madvise", guarded.start() + PAGE, PAGE, Kernel.MADV_GUARD_INSTALL);
        target.stop();
    }

    @AfterEach
    void end() {
        memory.close();
        target.close();
    }

    private Path export() throws Exception {
        Path file = folder.resolve("x.core");
        Exporter exporter = ExportFixture.exporter(target, memory);
        exporter.export(
                ExportRequest.of(exporter.wholeProcess(), ExportFormat.CORE, Place.file(file)), ExportMonitor.NONE);
        return file;
    }

    @Test
    void holdsTheBytesOfEveryRegionAndNoneForWhatIsUnknown() throws Exception {
        ElfCore core = ElfCore.read(export());

        assertThat(core.page(written.start() + PAGE)).contains(Pattern.bytes(77, 0, (int) PAGE));
        assertThat(core.page(written.start())).contains(new byte[(int) PAGE]);
        assertThat(core.page(guarded.start())).contains(Pattern.bytes(78, 0, (int) PAGE));
        assertThat(core.page(guarded.start() + PAGE)).as("a guard page").isEmpty();
        assertThat(core.segments()).as("what a debugger would take for zeros").noneMatch(ElfCore.Segment::isShort);
        assertThat(core.page(guarded.start() + 2 * PAGE)).contains(Pattern.bytes(78, 2 * PAGE, (int) PAGE));
        for (Mapping mapping : memory.mappings().list()) {
            if (mapping.permissions().read()) {
                assertThat(core.segments())
                        .as("%s", mapping)
                        .anyMatch(
                                segment -> segment.address() == mapping.range().start());
            }
        }
    }

    @Test
    void holdsWhatTheProcessWroteAndMayNotRead() throws Exception {
        target.go();
        AddressRange fenced = target.anonymous(3);
        target.fill(AddressRange.ofLength(fenced.start() + PAGE, PAGE), 79, 0);
        target.call("mprotect", fenced.start(), fenced.length(), Kernel.PROT_NONE);
        AddressRange writeOnly = target.anonymous(1);
        target.fill(writeOnly, 80, 0);
        target.call("mprotect", writeOnly.start(), PAGE, Kernel.PROT_WRITE);
        AddressRange reserved = target.anonymous(2);
        target.call("mprotect", reserved.start(), reserved.length(), Kernel.PROT_NONE);
        target.stop();

        ElfCore core = ElfCore.read(export());

        assertThat(core.page(fenced.start() + PAGE)).contains(Pattern.bytes(79, 0, (int) PAGE));
        assertThat(core.page(writeOnly.start())).contains(Pattern.bytes(80, 0, (int) PAGE));
        assertThat(core.segments())
                .as("a reservation without pages")
                .noneMatch(segment -> segment.address() == reserved.start());
    }

    @Test
    void namesTheThreadsAndWhereTheyWait() throws Exception {
        List<ByteBuffer> threads = ElfCore.read(export()).notes(NT_PRSTATUS);

        try (Stream<Path> tasks = Files.list(target.proc("task"))) {
            assertThat(threads.stream().map(thread -> thread.getInt(32)))
                    .startsWith(target.pid())
                    .containsExactlyInAnyOrderElementsOf(tasks.map(
                                    task -> Integer.parseInt(task.getFileName().toString()))
                            .toList());
        }
        String[] words = Files.readString(target.proc("syscall")).strip().split(" ", -1);
        int registers = 112;
        boolean x86 = "amd64".equals(System.getProperty("os.arch"));
        long counter = threads.getFirst().getLong(registers + 8 * (x86 ? 16 : 32));
        long stack = threads.getFirst().getLong(registers + 8 * (x86 ? 19 : 31));
        assertThat("0x" + Long.toHexString(counter)).isEqualTo(words[words.length - 1]);
        assertThat("0x" + Long.toHexString(stack)).isEqualTo(words[words.length - 2]);
    }

    @Test
    void namesTheProcessItsAuxiliaryVectorAndItsFiles() throws Exception {
        ElfCore core = ElfCore.read(export());

        ByteBuffer info = core.notes(NT_PRPSINFO).getFirst();
        assertThat(info.getInt(24)).isEqualTo(target.pid());
        assertThat(new String(ElfCore.bytes(info), 40, 16, StandardCharsets.UTF_8))
                .startsWith("java\0");
        assertThat(ElfCore.bytes(core.notes(NT_AUXV).getFirst())).isEqualTo(Files.readAllBytes(target.proc("auxv")));
        ByteBuffer files = core.notes(NT_FILE).getFirst();
        List<Mapping> mapped = memory.mappings().list().stream()
                .filter(mapping -> mapping.name() instanceof MappingName.FilePath)
                .toList();
        assertThat(files.getLong(0)).isEqualTo(mapped.size());
        assertThat(files.getLong(8)).isEqualTo(PAGE);
        assertThat(files.getLong(16)).isEqualTo(mapped.getFirst().range().start());
        int names = 16 + 24 * mapped.size();
        assertThat(new String(ElfCore.bytes(files), names, files.capacity() - names, StandardCharsets.UTF_8)
                        .split("\0", -1))
                .as("each name ends with a zero")
                .hasSize(mapped.size() + 1)
                .startsWith(mapped.getFirst().name().toString());
    }

    @Test
    @Tag("gdb")
    void opensInGdbWithTheSameBytes() throws Exception {
        Path file = export();

        String said = Exports.output(
                "gdb",
                "--batch",
                "-nx",
                "-c",
                file.toString(),
                "-ex",
                "info files",
                "-ex",
                "info threads",
                "-ex",
                "x/16xb 0x" + Long.toHexString(written.start() + PAGE),
                "-ex",
                "x/2xb 0x" + Long.toHexString(written.start()),
                "-ex",
                "dump binary memory " + folder.resolve("dump") + " 0x" + Long.toHexString(written.start()) + " 0x"
                        + Long.toHexString(written.end()));

        assertThat(said).contains("Core was generated by").contains("LWP " + target.pid());
        StringBuilder bytes = new StringBuilder("0x" + Long.toHexString(written.start() + PAGE) + ":");
        byte[] pattern = Pattern.bytes(77, 0, 16);
        for (int i = 0; i < 8; i++) {
            bytes.append(String.format("\t0x%02x", pattern[i]));
        }
        assertThat(said).contains(bytes).contains("0x" + Long.toHexString(written.start()) + ":\t0x00\t0x00");
        for (ElfCore.Segment segment : ElfCore.read(file).segments()) {
            if (segment.isMemory()) {
                assertThat(said).contains(String.format("0x%016x - ", segment.address()));
            }
        }
        byte[] expected = new byte[5 * (int) PAGE];
        System.arraycopy(Pattern.bytes(77, 0, (int) PAGE), 0, expected, (int) PAGE, (int) PAGE);
        assertThat(folder.resolve("dump")).hasBinaryContent(expected);
    }

    @Test
    @Tag("gdb")
    void isReadByReadelfWithoutComplaint() throws Exception {
        String said = Exports.output("readelf", "-ln", export().toString());

        assertThat(said).as("complaints begin with the program's name").doesNotContain("readelf:");
        // Not the names of the files: some builds of readelf cannot decode the note of any 64-bit core.
        assertThat(said).contains("NT_PRSTATUS").contains("NT_AUXV").contains("NT_FILE");
    }
}
