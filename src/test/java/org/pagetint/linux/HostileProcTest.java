package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessId;
import org.pagetint.process.ProcessInfo;

/// A made-up `/proc` with one process, of which each file in turn is missing, empty, cut off, garbage, a folder, or
/// says what others deny. Whatever comes is a value or a failure of the domain, and no byte is called known that is not
/// what the process has.
@Timeout(300)
final class HostileProcTest {
    private static final int PAGE = 4096;
    private static final int PID = 4_194_305; // No kernel gives this number to a process.
    private static final long MEMORY = 0x1000_0000;
    private static final long FILE = 0x2000_0000;
    private static final long STACK = 0x3000_0000;
    private static final long NAMED = 0x4000_0000;
    private static final long KERNEL = 0x5000_0000;
    private static final long LENGTH = 4L * PAGE;
    private static final int MEMORY_SEED = 1;
    private static final int FILE_SEED = 2;
    private static final List<Long> STARTS = List.of(MEMORY, FILE, STACK, NAMED, KERNEL);
    private static final String STAT =
            PID + " (\033[31mred\nname) S 1 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 4711 0 0 0 0 0 0\n";
    private static final ProcessId ID = new ProcessId(PID, 4711);

    /// A made-up `maps` answers no questions, and nothing can be copied from a process that is not there.
    private static final List<Capabilities> WAYS = List.of(
            Capabilities.LEAST,
            new Capabilities(true, View.full().capabilities().scanCategories(), false, false, false, true));

    @TempDir
    private Path folder = Path.of("unset");

    private Path process = Path.of("unset");
    private Path root = Path.of("unset");

    @BeforeEach
    void makeUp() throws IOException {
        root = folder.resolve("proc");
        process = root.resolve(Integer.toString(PID));
        healthy();
    }

    private void healthy() throws IOException {
        if (Files.exists(root)) {
            deleteAll(root);
        }
        Path file = PatternFile.write(folder.resolve("file"), FILE_SEED, LENGTH);
        Files.createDirectories(process.resolve("fd"));
        Files.createDirectories(process.resolve("map_files"));
        Files.createDirectories(process.resolve("task/" + PID));
        Files.createDirectories(root.resolve("sys/kernel/yama"));
        Files.createSymbolicLink(root.resolve("self"), Path.of("/proc/self"));
        text(root.resolve("stat"), "cpu 1 2 3\nbtime 1000000000\n");
        text(root.resolve("sys/kernel/yama/ptrace_scope"), "0\n");
        text(process.resolve("stat"), STAT);
        text(process.resolve("status"), "Name:\tx\nUid:\t0\t0\t0\t0\nVmRSS:\t12 kB\nRssAnon:\t8 kB\nVmSwap:\t0 kB\n");
        text(process.resolve("cmdline"), "a\033[2Jb\0--c\nd\0");
        text(process.resolve("maps"), maps(file));
        text(process.resolve("smaps"), maps(file).replace("\n", "\nVmFlags: rd wr mr\n"));
        Files.createSymbolicLink(process.resolve("fd/3"), file);
        Files.createSymbolicLink(process.resolve("map_files/" + range(FILE)), file);
        Files.createSymbolicLink(process.resolve("root"), Path.of("/"));
        Files.createSymbolicLink(process.resolve("exe"), file);
        Files.copy(process.resolve("stat"), process.resolve("task/" + PID + "/stat"));
        for (long start : STARTS) {
            for (long page = start; page < start + LENGTH; page += PAGE) {
                write(process.resolve("mem"), page, Pattern.bytes(MEMORY_SEED, page, PAGE));
                write(process.resolve("pagemap"), page / PAGE * 8, entry(page == start ? 1L << 63 : 0));
            }
        }
    }

    /// The first page of each is in RAM.
    private static String maps(Path file) throws IOException {
        long device = Files.getAttribute(file, "unix:dev") instanceof Long known ? known : 0;
        String where = String.format(
                "%02x:%02x %s",
                (device >>> 8 & 0xfff) | (device >>> 32 & 0xfffff000L),
                (device & 0xff) | (device >>> 12 & 0xffffff00L),
                Files.getAttribute(file, "unix:ino"));
        return range(MEMORY) + " rw-p 00000000 00:00 0\n"
                + range(FILE) + " r--p 00000000 " + where + "   " + file + "\n"
                + range(STACK) + " rw-p 00000000 00:00 0   [stack]\n"
                + range(NAMED) + " rw-p 00000000 00:00 0   [anon:a name]\n"
                + range(KERNEL) + " r--p 00000000 00:00 0   [vvar]\n";
    }

    @Test
    void isReadAsOrdinaryWhenNothingIsWrong() throws Exception {
        for (Capabilities way : WAYS) {
            try (ProcessMemory memory = open(way);
                    ChunkBuffer buffer = new ChunkBuffer(LENGTH)) {
                for (long start : STARTS) {
                    Chunk chunk = memory.fetch(AddressRange.ofLength(start, LENGTH), ReadPolicy.QUIET, buffer);
                    boolean kernel = start == KERNEL;
                    assertThat(chunk.runs()).as("%x", start).hasSize(2);
                    assertThat(chunk.runs().getFirst().origin()).isEqualTo(ByteOrigin.PROCESS_MEMORY);
                    assertThat(chunk.runs().getLast().reason().isPresent()).isEqualTo(kernel);
                    knownBytesAreTrue(chunk);
                }
            }
        }
    }

    private interface Damage {
        void to(Path file) throws IOException;
    }

    @Test
    void isAValueOrAFailureWhateverIsWrongWithAFile() throws Exception {
        List<String> files = List.of(
                "maps",
                "smaps",
                "status",
                "stat",
                "cmdline",
                "pagemap",
                "mem",
                "fd",
                "fd/3",
                "map_files",
                "map_files/" + range(FILE),
                "root",
                "exe",
                "task",
                "../self",
                "../stat",
                "../sys/kernel/yama/ptrace_scope");
        List<Damage> damages = List.of(
                HostileProcTest::deleteAll,
                file -> replace(file, new byte[0]),
                file -> replace(file, half(file)),
                file -> replace(file, garbage(4500)),
                file -> replace(file, "a line without an end ".repeat(205).getBytes(StandardCharsets.US_ASCII)),
                file -> replace(file, "\n".repeat(9000).getBytes(StandardCharsets.US_ASCII)),
                file -> {
                    deleteAll(file);
                    Files.createDirectory(file);
                },
                file -> {
                    deleteAll(file);
                    Files.createSymbolicLink(file, folder.resolve("nowhere"));
                },
                file -> {
                    deleteAll(file);
                    Files.createSymbolicLink(file, file.getFileName());
                },
                file -> {
                    deleteAll(file);
                    Files.createSymbolicLink(file, PatternFile.write(folder.resolve("decoy"), 9, LENGTH));
                });
        for (String file : files) {
            for (int i = 0; i < damages.size(); i++) {
                healthy();
                damages.get(i).to(process.resolve(file).normalize());
                boolean misleading = file.equals("mem") || file.equals("pagemap"); // As false as the kernel never is.
                for (Capabilities way : WAYS) {
                    try {
                        lookEverywhere(way, !misleading || i < 3);
                    } catch (RuntimeException | AssertionError e) {
                        throw new AssertionError(file + ", damage " + i + ", " + way, e);
                    }
                }
            }
        }
    }

    /// Whoever cannot see where a handler serves pages calls none of those zero that are not there.
    @Test
    void callsNothingZeroThatAHandlerMayServe() throws Exception {
        Files.createSymbolicLink(process.resolve("fd/4"), Path.of("anon_inode:[userfaultfd]"));
        Files.delete(process.resolve("smaps"));
        try (ProcessMemory memory = open(Capabilities.LEAST);
                ChunkBuffer buffer = new ChunkBuffer(LENGTH)) {
            Chunk chunk = memory.fetch(AddressRange.ofLength(MEMORY, LENGTH), ReadPolicy.QUIET, buffer);
            assertThat(chunk.runs().getLast().reason()).contains(UnknownReason.MAY_BE_USERFAULT);
        }
    }

    @Test
    void callsNothingZeroThatThePagemapDoesNotTell() throws Exception {
        replace(process.resolve("pagemap"), new byte[0]);
        try (ProcessMemory memory = open(Capabilities.LEAST);
                ChunkBuffer buffer = new ChunkBuffer(LENGTH)) {
            for (long start : STARTS) {
                Chunk chunk = memory.fetch(AddressRange.ofLength(start, LENGTH), ReadPolicy.QUIET, buffer);
                assertThat(chunk.runs()).hasSize(1);
                assertThat(chunk.runs().getFirst().reason()).contains(UnknownReason.READ_FAILED);
            }
        }
    }

    @Test
    void keepsEveryMappingWithAHostileName() throws Exception {
        String longName = "/" + "n".repeat(4500);
        byte[] invalid = {'/', (byte) 0xff, (byte) 0xc0, '\t', ' ', 'x', 0x1b, '[', '2', 'J', '\r', ' '};
        List<byte[]> names = List.of(
                bytes("/a\\012b"),
                bytes("/x (deleted)"),
                bytes("/x (deleted) (deleted)"),
                bytes(longName),
                invalid,
                bytes("[anon:" + "\033[31m".repeat(50) + "]"),
                bytes("[no end"),
                bytes("//"),
                bytes("memfd:\u0085"));
        try (var out = Files.newOutputStream(process.resolve("maps"))) {
            for (int i = 0; i < names.size(); i++) {
                long start = MEMORY + i * 2L * LENGTH;
                out.write(bytes(range(start) + " r--p 00000000 08:01 4711    "));
                out.write(names.get(i));
                out.write('\n');
            }
        }
        for (Capabilities way : WAYS) {
            try (ProcessMemory memory = open(way)) {
                List<Mapping> mappings = memory.mappings().list();
                assertThat(mappings).hasSize(names.size());
                for (Mapping mapping : mappings) {
                    assertThat(mapping.name().toString().chars().anyMatch(Character::isISOControl))
                            .as("%s", mapping.name())
                            .isFalse();
                }
                assertThat(mappings.get(3).name().toString()).isEqualTo(longName);
            }
            lookEverywhere(way, false);
        }
    }

    private LinuxProcesses processes() {
        return new LinuxProcesses(new ProcRoot(root));
    }

    private ProcessMemory open(Capabilities way) throws ProcessFailedException {
        return new LinuxMemorySource(new ProcRoot(root), way).open(ID);
    }

    private interface Call {
        void make() throws ProcessFailedException;
    }

    /// Does all that can be done with a process.
    private void lookEverywhere(Capabilities way, boolean truthful) {
        orFailure(() -> processes().processes().forEach(HostileProcTest::isPrintable));
        orFailure(() -> isPrintable(processes().find(PID)));
        orFailure(() -> processes().access(ID));
        orFailure(() -> {
            try (ProcessMemory memory = open(way);
                    ChunkBuffer buffer = new ChunkBuffer(LENGTH)) {
                orFailure(() -> memory.live().orElseThrow().counters());
                orFailure(memory::mappings);
                orFailure(() -> memory.pages(new AddressRange(0, KERNEL + 2 * LENGTH)));
                for (long start : STARTS) {
                    AddressRange range = AddressRange.ofLength(start, LENGTH);
                    orFailure(() -> memory.pages(range));
                    orFailure(() -> memory.pageFacts(start));
                    for (ReadPolicy policy : ReadPolicy.values()) {
                        orFailure(() -> {
                            Chunk chunk = memory.fetch(range, policy, buffer);
                            if (truthful) {
                                knownBytesAreTrue(chunk);
                            }
                        });
                    }
                }
            }
        });
    }

    private static void orFailure(Call call) {
        try {
            call.make();
        } catch (ProcessFailedException e) {
            assertThat(e.failure()).isNotNull();
        }
    }

    private static void isPrintable(ProcessInfo info) {
        assertThat((info.name() + info.commandLine()).chars().anyMatch(Character::isISOControl))
                .as("%s", info)
                .isFalse();
    }

    /// The first page of each mapping is in RAM; of the others those of the file come from there, and the rest is
    /// zeros.
    private static void knownBytesAreTrue(Chunk chunk) {
        for (PageRun run : chunk.runs()) {
            if (run.origin() == ByteOrigin.NONE) {
                continue;
            }
            for (long page = run.range().start(); page != run.range().end(); page += PAGE) {
                long start = page / LENGTH * LENGTH;
                byte[] truth = page == start
                        ? Pattern.bytes(MEMORY_SEED, page, PAGE)
                        : start == FILE ? Pattern.bytes(FILE_SEED, page - FILE, PAGE) : new byte[PAGE];
                boolean throughProcess = run.origin() == ByteOrigin.PROCESS_MEMORY && page != start;
                if (!throughProcess) { // Read with the person's leave: whatever the process has.
                    assertThat(TracelessLook.page(chunk, page)).as("%s", run).isEqualTo(truth);
                }
            }
        }
    }

    private static AddressRange range(long start) {
        return AddressRange.ofLength(start, LENGTH);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void text(Path file, String text) throws IOException {
        Files.write(file, bytes(text));
    }

    private static byte[] entry(long entry) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.nativeOrder())
                .putLong(entry)
                .array();
    }

    private static void write(Path file, long position, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), position);
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        deleteAll(file);
        Files.write(file, content);
    }

    /// Of a small file the first half; a large one is sparse, and of it nothing but its first page.
    private static byte[] half(Path file) throws IOException {
        if (Files.isDirectory(file) || Files.size(file) > 1 << 20) {
            return new byte[PAGE];
        }
        byte[] all = Files.readAllBytes(file);
        return Arrays.copyOf(all, all.length / 2);
    }

    private static byte[] garbage(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static void deleteAll(Path path) throws IOException {
        List<Path> folders = new ArrayList<>();
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                folders.addFirst(directory);
                return FileVisitResult.CONTINUE;
            }
        });
        for (Path directory : folders) {
            Files.delete(directory);
        }
    }
}
