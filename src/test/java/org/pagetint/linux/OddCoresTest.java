package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import org.pagetint.linux.child.NarrowProgram;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.TinyProgram;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.linux.proc.Threads;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessInfo;

/// Cores of processes that are not as most are: of 32 bits, or without their first thread.
@Timeout(120)
final class OddCoresTest {
    private static final int NT_PRSTATUS = 1;
    private static final int NT_PRPSINFO = 3;
    private static final int NT_AUXV = 6;
    private static final int NT_FILE = 0x46494c45;
    private static final int EM_386 = 3;

    @TempDir
    private Path folder = Path.of("unset");

    private ElfCore core(int pid) throws Exception {
        ProcessInfo info = new LinuxProcesses(ProcRoot.SYSTEM).find(pid);
        Path file = folder.resolve("x.core");
        try (ProcessMemory memory = LinuxMemorySource.ofThisMachine().open(info.id())) {
            Exporter exporter = new Exporter(info, memory, new LinuxFileOpener(), Clock.systemUTC());
            exporter.export(
                    ExportRequest.of(exporter.wholeProcess(), ExportFormat.CORE, Place.file(file)), ExportMonitor.NONE);
        }
        return ElfCore.read(file);
    }

    private static String text(ByteBuffer note, int at, int length) {
        return new String(ElfCore.bytes(note), at, length, StandardCharsets.ISO_8859_1).replaceFirst("\0.*", "");
    }

    private NarrowProgram narrow() throws Exception {
        Right.require("cores of a 32-bit process", "a kernel that runs those", NarrowProgram.canRun(folder));
        NarrowProgram program = new NarrowProgram(folder.resolve("narrow"));
        program.awaitPause();
        return program;
    }

    @Test
    void has32BitsIfTheProcessHas() throws Exception {
        try (NarrowProgram program = narrow()) {
            ElfCore core = core(program.pid());

            assertThat(core.wide()).isFalse();
            assertThat(core.machine()).isEqualTo(EM_386);
            assertThat(core.page(NarrowProgram.MEMORY + 4096).orElseThrow()[0]).isEqualTo(NarrowProgram.WRITTEN);
            assertThat(core.page(NarrowProgram.MEMORY)).contains(new byte[4096]);
            assertThat(core.segments()).noneMatch(ElfCore.Segment::isShort);

            ByteBuffer thread = core.notes(NT_PRSTATUS).getFirst();
            assertThat(thread.capacity()).isEqualTo(144);
            assertThat(thread.getInt(24)).isEqualTo(program.pid());
            assertThat(thread.getInt(72 + 4 * 11)).as("the system call").isEqualTo(NarrowProgram.PAUSE);
            assertThat(thread.getInt(72 + 4 * 12)).as("eip").isEqualTo((int) NarrowProgram.waitsAt());
            assertThat(thread.getInt(72 + 4 * 15)).as("esp").isNotZero();

            ByteBuffer process = core.notes(NT_PRPSINFO).getFirst();
            assertThat(process.capacity()).isEqualTo(124);
            assertThat(process.getInt(12)).isEqualTo(program.pid());
            assertThat(text(process, 28, 16)).isEqualTo("narrow");
            assertThat(text(process, 44, 80)).isEqualTo(folder.resolve("narrow").toString());

            assertThat(ElfCore.bytes(core.notes(NT_AUXV).getFirst()))
                    .isEqualTo(Files.readAllBytes(Path.of("/proc", Integer.toString(program.pid()), "auxv")));
            ByteBuffer files = core.notes(NT_FILE).getFirst();
            assertThat(files.getInt(0)).isEqualTo(1);
            assertThat(files.getInt(4)).isEqualTo(4096);
            assertThat(files.getInt(8)).isEqualTo((int) NarrowProgram.FILE);
            assertThat(text(files, 20, files.capacity() - 20))
                    .isEqualTo(folder.resolve("narrow").toString());
        }
    }

    @Test
    void leavesOutAFirstThreadThatHasEndedAndNamesTheProcessAllTheSame() throws Exception {
        Right.require("a core without the first thread", "x86-64", TinyProgram.canRun());
        try (TinyProgram program = new TinyProgram(folder.resolve("tiny"))) {
            program.endFirstThread();
            int other = Threads.living(Path.of("/proc", Integer.toString(program.pid())))
                    .getFirst();
            Path task = Path.of("/proc", Integer.toString(program.pid()), "task", Integer.toString(other));

            ElfCore core = core(program.pid());

            assertThat(core.notes(NT_PRSTATUS))
                    .singleElement()
                    .satisfies(thread ->
                            assertThat(thread.getInt(32)).isEqualTo(other).isNotEqualTo(program.pid()));
            ByteBuffer process = core.notes(NT_PRPSINFO).getFirst();
            assertThat(process.getInt(24)).isEqualTo(program.pid());
            assertThat(text(process, 40, 16)).isEqualTo("tiny");
            assertThat(text(process, 56, 80)).isEqualTo(folder.resolve("tiny").toString());
            assertThat(ElfCore.bytes(core.notes(NT_AUXV).getFirst()))
                    .isNotEmpty()
                    .isEqualTo(Files.readAllBytes(task.resolve("auxv")));
            ProcessInfo listed = new LinuxProcesses(ProcRoot.SYSTEM).find(program.pid());
            assertThat(listed.commandLine()).isEqualTo(folder.resolve("tiny").toString());
            assertThat(listed.residentBytes()).isPositive();
        }
    }

    @Test
    @Tag("gdb")
    void of32BitsOpensInGdb() throws Exception {
        try (NarrowProgram program = narrow()) {
            String said = Exports.output(
                    "gdb",
                    "--batch",
                    "-nx",
                    folder.resolve("narrow").toString(),
                    core(program.pid()).file().toString(),
                    "-ex",
                    "p/x $eip",
                    "-ex",
                    "x/bd 0x" + Long.toHexString(NarrowProgram.MEMORY + 4096));

            assertThat(said)
                    .doesNotContain("not compatible")
                    .contains("$1 = 0x" + Long.toHexString(NarrowProgram.waitsAt()))
                    .contains(":\t" + NarrowProgram.WRITTEN);
        }
    }
}
