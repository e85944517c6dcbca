package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.MAP_SHARED;
import static org.pagetint.linux.child.Kernel.O_CREAT;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.READ_WRITE;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.NarrowProgram;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessId;

/// What the kernel lends to every process.
@Timeout(60)
final class KernelMemoryTest {
    private static final long PAGE = 4096;
    private static final long MEMFD_SECRET = 447;

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    /// Its pages come in one by one, as they are used; the image is the same in every process.
    @Test
    void showsAllOfTheVdso() throws Exception {
        for (View view : View.all()) {
            try (ProcessMemory memory = view.source().open(target.id());
                    ChunkBuffer buffer = new ChunkBuffer(1 << 20)) {
                AddressRange vdso = mapping(memory, "[vdso]").orElseThrow();
                Chunk chunk = TracelessLook.withoutTrace(target, memory, vdso, buffer);
                assertThat(chunk.coverage().skippedBytes()).as(view.name()).isZero();
                TracelessLook.claimsAreTrue(target, chunk);
            }
        }
    }

    /// A process of another class has another image, which can be as long as ours. Ours must not stand for it.
    @Test
    void doesNotTakeItsOwnVdsoForThatOfAnotherClass(@TempDir Path folder) throws Exception {
        Right.require("the vdso of a 32-bit process", "a kernel that runs them", NarrowProgram.canRun(folder));
        try (NarrowProgram program = new NarrowProgram(folder.resolve("narrow"))) {
            program.awaitPause();
            ProcessId id = new ProcessId(program.pid(), startOf(program.pid()));
            for (View view : View.all()) {
                try (ProcessMemory memory = view.source().open(id);
                        ChunkBuffer buffer = new ChunkBuffer(1 << 20)) {
                    AddressRange vdso = mapping(memory, "[vdso]").orElseThrow();
                    Chunk chunk = memory.fetch(vdso, ReadPolicy.QUIET, buffer);
                    byte[] known = TracelessLook.bytes(chunk);
                    try (RandomAccessFile bytes = new RandomAccessFile("/proc/" + program.pid() + "/mem", "r")) {
                        for (PageRun run : chunk.runs()) {
                            byte[] real = new byte[(int) run.range().length()];
                            bytes.seek(run.range().start());
                            bytes.readFully(real);
                            int at = (int) (run.range().start() - vdso.start());
                            if (run.reason().isEmpty()) {
                                assertThat(Arrays.copyOfRange(known, at, at + real.length))
                                        .as("%s of %s", run, view)
                                        .isEqualTo(real);
                            }
                        }
                    }
                }
            }
        }
    }

    private static long startOf(int pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Integer.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19]);
    }

    @Test
    void leavesTheKernelsVariablesAlone() throws Exception {
        for (View view : View.all()) {
            try (ProcessMemory memory = view.source().open(target.id());
                    ChunkBuffer buffer = new ChunkBuffer(1 << 20)) {
                for (String name : List.of("[vvar]", "[vvar_vclock]", "[vsyscall]")) {
                    Optional<AddressRange> range = mapping(memory, name);
                    if (range.isPresent()) {
                        PageRun expected =
                                PageRun.unknown(range.get(), PageState.UNREADABLE, UnknownReason.DEVICE_MEMORY);
                        assertThat(memory.pages(range.get()))
                                .as("%s %s", name, view)
                                .containsExactly(expected);
                        assertThat(TracelessLook.withoutTrace(target, memory, range.get(), buffer)
                                        .runs())
                                .containsExactly(expected);
                        assertThat(memory.fetch(range.get(), ReadPolicy.ALLOW_FAULTS, buffer)
                                        .runs())
                                .containsExactly(expected);
                    }
                }
            }
        }
    }

    /// Present or not, nobody but the process can read it; it is listed like a deleted file.
    @Test
    void leavesSecretMemoryAlone() throws Exception {
        Libc.Result made = target.tryCall("syscall", MEMFD_SECRET, 0);
        Right.require("secret memory", "a kernel that has it", made.value() >= 0);
        target.call("ftruncate", made.value(), 4 * PAGE);
        AddressRange range = target.map(4 * PAGE, READ_WRITE, MAP_SHARED, made.value(), 0);
        target.fill(range.first(PAGE), 1, 0);

        TracelessLook.quietlyWithoutAsking(
                target, Expected.from(range.start()).unknown(4, PageState.UNREADABLE, UnknownReason.SECRET_MEMORY));
        try (ProcessMemory memory = View.full().source().open(target.id())) {
            assertThat(memory.mappings().at(range.start()).orElseThrow().kind()).isEqualTo(MappingKind.SPECIAL);
        }
    }

    /// A deleted file can have the name of such memory, and is read like any other.
    @Test
    void isNotTakenInByAFileWithTheNameOfSecretMemory() throws Exception {
        Path file = Path.of("/secretmem");
        Right.require("a file in the root folder", "root", Libc.isRoot() && !Files.exists(file));
        long descriptor = target.open(file, O_RDWR | O_CREAT);
        target.call("pwrite", descriptor, Pattern.bytes(3, 0, 2 * (int) PAGE), 2 * PAGE, 0);
        AddressRange range = target.map(2 * PAGE, READ_WRITE, MAP_PRIVATE, descriptor, 0);
        target.call("unlink", file.toString());

        TracelessLook.quietly(
                target, View.all(), _ -> Expected.from(range.start()).file(2, Content.pattern(3)));
        target.call("close", descriptor);
    }

    /// Above the addresses of user memory the pagemap ends.
    @Test
    void endsWithTheAddressSpace() throws Exception {
        AddressRange top = new AddressRange(-0x3000, -0x1000);
        for (View view : View.all()) {
            try (ProcessMemory memory = view.source().open(target.id());
                    ChunkBuffer buffer = new ChunkBuffer(1 << 20)) {
                PageRun expected = PageRun.unknown(top, PageState.UNREADABLE, UnknownReason.NOT_MAPPED);
                assertThat(memory.pages(top)).as(view.name()).containsExactly(expected);
                assertThat(memory.fetch(top, ReadPolicy.QUIET, buffer).runs()).containsExactly(expected);
            }
        }
    }

    private static Optional<AddressRange> mapping(ProcessMemory memory, String name) throws Exception {
        return memory.mappings().list().stream()
                .filter(mapping -> mapping.name().toString().equals(name))
                .map(Mapping::range)
                .findFirst();
    }
}
