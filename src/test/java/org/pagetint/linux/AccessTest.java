package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.O_CREAT;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PR_SET_DUMPABLE;
import static org.pagetint.linux.child.Kernel.READ_WRITE;

import com.sun.jna.Native;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.OtherUser;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.TargetMain;
import org.pagetint.memory.AddressRange;

/// What an ordinary user sees of processes, and why not more. The reader runs as *nobody*.
@Timeout(60)
final class AccessTest {
    private static final int PAGE = 4096;

    private OtherUser nobody;

    @BeforeEach
    void become() throws Exception {
        Right.require("a reader without rights", "root and setpriv", OtherUser.canBeUsed());
        nobody = new OtherUser(TargetMain.class, LinuxMemorySource.class, Native.class);
    }

    @AfterEach
    void leave() throws Exception {
        if (nobody != null) {
            nobody.close();
        }
    }

    /// The files are found without `map_files`, the states scanned without privileges.
    @Test
    void showsAllOfAProcessOfTheSameUser() throws Exception {
        try (Target target = nobody.target()) {
            AddressRange range = partlyWritten(target);
            target.stop();

            List<String> said = read("/proc", target.pid(), range, List.of());

            assertThat(said)
                    .containsExactly(
                            "map_files false",
                            "access FULL",
                            "opened FULL",
                            "run NOT_RESIDENT BACKING_FILE",
                            "run DIRTY_MEMORY PROCESS_MEMORY",
                            "run NOT_RESIDENT BACKING_FILE",
                            "bytes " + HexFormat.of().formatHex(content()),
                            "quiet true");
        }
    }

    @Test
    void saysThatAProcessBelongsToAnotherUser() throws Exception {
        try (Target target = Target.start()) {
            AddressRange range = target.anonymous(1);

            assertThat(read("/proc", target.pid(), range, List.of()))
                    .containsExactly("map_files false", "access NONE OTHER_USER", "failed PermissionDenied");
        }
    }

    @Test
    void saysThatAProcessIsNotDumpable() throws Exception {
        try (Target target = nobody.target()) {
            AddressRange range = target.anonymous(1);
            target.call("prctl", PR_SET_DUMPABLE, 0, 0, 0, 0);

            assertThat(read("/proc", target.pid(), range, List.of()))
                    .containsExactly("map_files false", "access NONE NOT_DUMPABLE", "failed PermissionDenied");
        }
    }

    /// A process that protects its memory for a while still runs the same program.
    @Test
    void saysThatAProcessMayNotBeSeenForAWhile() throws Exception {
        try (Target target = nobody.target();
                Asked reader = new Asked(nobody, target)) {
            assertThat(reader.ask()).isEqualTo("listed 0");
            for (int round = 0; round < 5; round++) {
                target.call("prctl", PR_SET_DUMPABLE, 0, 0, 0, 0);
                assertThat(reader.ask()).isEqualTo("refused NOT_DUMPABLE");

                reader.begin();
                Thread.sleep(20L * round); // The reader is under way, or not yet, or waits: no matter.
                target.call("prctl", PR_SET_DUMPABLE, 1, 0, 0, 0);
                assertThat(reader.answer()).isEqualTo("listed 0");
            }
        }
    }

    /// CAP_SYS_PTRACE alone does not open `mem` and `pagemap`, whose owner is another user.
    @Test
    void saysWhichCapabilityIsMissing() throws Exception {
        try (Target target = Target.start()) {
            AddressRange range = target.anonymous(1);

            assertThat(read(
                            "/proc",
                            target.pid(),
                            range,
                            List.of("--inh-caps", "+sys_ptrace", "--ambient-caps", "+sys_ptrace")))
                    .containsExactly("map_files false", "access NONE MISSING_CAPABILITY", "failed PermissionDenied");
        }
    }

    /// As under Yama scope 1: mappings and page states can be seen, bytes of the process cannot, those of clean pages
    /// come from the file. This folder leads to the real files of the process but for a `mem` that nobody may open.
    @Test
    void showsCleanFilePagesWithoutTheRightToTheMemory() throws Exception {
        try (Target target = nobody.target()) {
            AddressRange range = partlyWritten(target);
            target.stop();
            Path root = withoutMem(target.pid());

            List<String> said = read(root.toString(), target.pid(), range, List.of());

            byte[] known = content();
            Arrays.fill(known, PAGE, 2 * PAGE, (byte) 0);
            assertThat(said.subList(3, said.size()))
                    .containsExactly(
                            "run NOT_RESIDENT BACKING_FILE",
                            "run DIRTY_MEMORY NONE PERMISSION_DENIED",
                            "run NOT_RESIDENT BACKING_FILE",
                            "bytes " + HexFormat.of().formatHex(known),
                            "quiet true");
            assertThat(said.get(1)).startsWith("access MAPS_ONLY");
            assertThat(said.get(2)).startsWith("opened MAPS_ONLY");
        }
    }

    private List<String> read(String root, int pid, AddressRange range, List<String> options) throws Exception {
        Process reader = nobody.program(
                options,
                ReaderMain.class,
                root,
                Integer.toString(pid),
                Long.toHexString(range.start()),
                Long.toHexString(range.end()));
        try (BufferedReader out = reader.inputReader()) {
            return out.lines().toList();
        } finally {
            reader.destroyForcibly().waitFor();
        }
    }

    private AddressRange partlyWritten(Target target) throws IOException {
        long descriptor = target.open(nobody.folder().resolve("file"), O_RDWR | O_CREAT);
        target.call("pwrite", descriptor, Pattern.bytes(1, 0, 4 * PAGE), 4 * PAGE, 0);
        AddressRange range = target.map(4 * PAGE, READ_WRITE, MAP_PRIVATE, descriptor, 0);
        target.call("close", descriptor);
        target.fill(AddressRange.ofLength(range.start() + PAGE, PAGE), 2, 0);
        return range;
    }

    private static byte[] content() {
        byte[] bytes = Pattern.bytes(1, 0, 4 * PAGE);
        System.arraycopy(Pattern.bytes(2, 0, PAGE), 0, bytes, PAGE, PAGE);
        return bytes;
    }

    private Path withoutMem(int pid) throws IOException {
        Path root = Files.createDirectory(nobody.folder().resolve("proc"));
        Path process = Files.createDirectory(root.resolve(Integer.toString(pid)));
        for (String name :
                List.of("maps", "pagemap", "smaps", "stat", "status", "cmdline", "comm", "fd", "root", "exe", "task")) {
            Files.createSymbolicLink(process.resolve(name), Path.of("/proc", Integer.toString(pid), name));
        }
        for (String name : List.of("self", "stat", "uptime")) {
            Files.createSymbolicLink(root.resolve(name), Path.of("/proc", name));
        }
        Files.createFile(
                process.resolve("mem"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        return root;
    }

    /// [AskedReaderMain] as *nobody*.
    private static final class Asked implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;

        Asked(OtherUser nobody, Target target) throws IOException {
            process = nobody.program(List.of(), AskedReaderMain.class, Integer.toString(target.pid()));
            out = process.inputReader();
            assertThat(answer()).isEqualTo("opened");
        }

        String ask() throws IOException {
            begin();
            return answer();
        }

        void begin() throws IOException {
            OutputStream in = process.getOutputStream();
            in.write('\n');
            in.flush();
        }

        String answer() throws IOException {
            return out.readLine();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
