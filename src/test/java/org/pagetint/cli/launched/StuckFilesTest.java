package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.F_SETLEASE;
import static org.pagetint.linux.child.Kernel.F_WRLCK;
import static org.pagetint.linux.child.Kernel.MADV_RANDOM;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.O_CREAT;
import static org.pagetint.linux.child.Kernel.O_NONBLOCK;
import static org.pagetint.linux.child.Kernel.O_RDONLY;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PROT_READ;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.Json;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;

/// The built program on a process that maps, beside ordinary memory, a file whose server does not answer, and a file
/// that it holds a lease on. The server is the process itself, which stands still.
@Tag("launcher")
@Timeout(180)
final class StuckFilesTest {
    private static final int PAGE = 4096;
    private static final String NEEDLE = "needle beside stuck files";

    @TempDir
    private static Path folder;

    private static Target target;
    private static AddressRange stuck = new AddressRange(0, 0);
    private static AddressRange leased = new AddressRange(0, 0);

    @BeforeAll
    static void start() throws Exception {
        Right.require(
                "commands on files whose server does not answer",
                "root, unshare and /dev/fuse",
                Libc.isRoot() && Files.exists(Path.of("/dev/fuse")) && Files.exists(Path.of("/usr/bin/unshare")));
        target = Target.start("unshare", "-m", "--propagation", "private");
        Path served = Files.createDirectory(folder.resolve("served"));
        long device = target.open(Path.of("/dev/fuse"), O_RDWR | O_NONBLOCK);
        String options = "fd=" + device + ",rootmode=40000,user_id=0,group_id=0,allow_other";
        target.call("mount", "pagetint", served.toString(), "fuse", 0, options);
        target.begin("fuse", device, 0);
        long unanswered = target.open(served.resolve("read"), O_RDONLY);
        stuck = mapped(unanswered);
        target.call("close", unanswered); // Left open, it would keep its own server from ending.
        long file = target.open(folder.resolve("leased"), O_RDWR | O_CREAT);
        target.call("ftruncate", file, 8 * PAGE);
        leased = mapped(file);
        target.call("fcntl", file, F_SETLEASE, F_WRLCK);
        AddressRange memory = target.anonymous(2);
        target.poke(memory.start(), NEEDLE.getBytes(StandardCharsets.US_ASCII));
        target.stop();
    }

    private static AddressRange mapped(long file) throws Exception {
        AddressRange range = target.map(8 * PAGE, PROT_READ, MAP_PRIVATE, file, 0);
        target.call("madvise", range.start(), range.length(), MADV_RANDOM);
        return range;
    }

    @AfterAll
    static void end() {
        if (target != null) {
            target.close();
        }
    }

    @Test
    void readsAllThatCanBeReadAndNamesTheRest() throws Exception {
        String pid = Integer.toString(target.pid());
        Path core = folder.resolve("core");
        List<List<String>> commands = List.of(
                List.of("regions", pid, "--pages", "--json"),
                List.of("pages", pid, stuck.toString(), leased.toString(), "--json"),
                List.of("hexdump", pid, stuck.toString()),
                List.of("search", pid, NEEDLE, "--type", "text", "--json"),
                List.of("strings", pid, "--min", "25", "--json"),
                List.of("export", pid, "--all", "-o", folder.resolve("all").toString()),
                List.of("export", pid, "--format", "core", "--all", "-o", core.toString()));
        List<Program.Result> results = new ArrayList<>();
        for (List<String> command : commands) {
            Program.Result result = Program.run(command.toArray(String[]::new));
            assertThat(result.status()).as("%s: %s", command, result.err()).isZero();
            results.add(result);
        }

        assertThat(results.get(1).out())
                .contains("\"reason\":\"on a file system that may hang\"", "\"reason\":\"file under a lease\"");
        assertThat(results.get(2).out()).contains("??");
        assertThat(results.get(3).out()).contains("\"on a file system that may hang\":" + 8 * PAGE);
        assertThat(results.get(4).out()).contains(NEEDLE);
        Map<String, Object> manifest = Json.object(Files.readString(folder.resolve("core.json")));
        assertThat(String.valueOf(manifest.get("coverage")))
                .contains("on a file system that may hang=" + 8 * PAGE, "file under a lease=" + 8 * PAGE);
        target.go();
        assertThat(target.call("getpid")).isEqualTo(target.pid());
        target.stop();
    }

    /// The read waits in the kernel. The program goes on past those pages and shows that their bytes are unknown.
    @Test
    void endsByItselfWhenAReadThatWasAgreedToGetsNoAnswer() throws Exception {
        Program.Result result =
                Program.run("hexdump", Integer.toString(target.pid()), stuck.toString(), "--allow-faults");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("?? ?? ?? ??").doesNotContain(" 00 ");
    }
}
