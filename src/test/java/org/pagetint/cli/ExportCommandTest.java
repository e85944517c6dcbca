package org.pagetint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.Exports;
import org.pagetint.export.Json;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Wait;
import org.pagetint.memory.AddressRange;

/// `export` and `verify` in a process of their own, on a process of its own.
@Timeout(180)
final class ExportCommandTest {
    private static final long PAGE = 4096;

    @TempDir
    private Path folder;

    private Target target;
    private AddressRange range = new AddressRange(0, 0);

    @BeforeEach
    void start() throws Exception {
        target = Target.start();
        range = target.anonymous(8);
        target.fill(range.first(3 * PAGE), 5, 0);
    }

    @AfterEach
    void end() {
        target.close();
    }

    private String pid() {
        return Integer.toString(target.pid());
    }

    private String file() {
        return folder.resolve("x").toString();
    }

    private static Launched pagetint(String... arguments) throws Exception {
        Launched launched = Launched.start(List.of(), arguments);
        launched.status();
        return launched;
    }

    @Test
    void exportsARangeThatVerifies() throws Exception {
        String start = Long.toHexString(range.start());

        try (Launched export = pagetint("export", pid(), "0x" + start + "+0x8000", "-o", file())) {
            assertThat(export.status()).as(export.err()).isZero();
            assertThat(export.out()).isEmpty();
            assertThat(export.err()).startsWith("Exported 12 KiB in ").contains("20 KiB zeros");
        }
        byte[] expected = new byte[8 * (int) PAGE];
        System.arraycopy(Pattern.bytes(5, 0, 3 * (int) PAGE), 0, expected, 0, 3 * (int) PAGE);
        assertThat(folder.resolve("x")).hasBinaryContent(expected);
        assertThat(Json.object(folder.resolve("x.json")))
                .containsEntry("pid", (long) target.pid())
                .containsEntry("name", "java")
                .containsEntry("format", "raw")
                .containsEntry(
                        "coverage",
                        Map.of(
                                "process-memory",
                                3 * PAGE,
                                "backing-file",
                                0L,
                                "zero-fill",
                                5 * PAGE,
                                "none",
                                Map.of()));

        try (Launched verify = pagetint("verify", file())) {
            assertThat(verify.status()).isZero();
            assertThat(verify.out()).endsWith("x is as it was exported.\n");
        }
        expected[17] ^= 1;
        Files.write(folder.resolve("x"), expected);
        try (Launched verify = pagetint("verify", file())) {
            assertThat(verify.status()).isEqualTo(ExitStatus.IO);
            assertThat(verify.out()).contains("other bytes than were exported");
        }
    }

    @Test
    void exportsAWholeProcess() throws Exception {
        try (Launched export = pagetint("export", pid(), "--all", "-o", file())) {
            assertThat(export.status()).as(export.err()).isZero();
        }
        assertThat(folder.resolve("x")).isDirectory();
        try (Launched core = pagetint("export", pid(), "--all", "--format", "core", "-o", file() + ".core")) {
            assertThat(core.status()).as(core.err()).isZero();
        }
        try (Launched verify = pagetint("verify", file())) {
            assertThat(verify.status()).isZero();
        }
        try (Launched verify = pagetint("verify", file() + ".core")) {
            assertThat(verify.status()).isZero();
        }
    }

    @Test
    void replacesOnlyByForce() throws Exception {
        Files.writeString(folder.resolve("x"), "mine");
        String start = Long.toHexString(range.start());

        try (Launched export = pagetint("export", pid(), start, "-o", file())) {
            assertThat(export.status()).isEqualTo(ExitStatus.IO);
            assertThat(export.err()).contains("Something is already at").contains("--force");
        }
        assertThat(folder.resolve("x")).hasContent("mine");
        try (Launched export = pagetint("export", pid(), start, "--format=hexdump", "--force", "-o", file())) {
            assertThat(export.status()).isZero();
        }
        assertThat(Files.readString(folder.resolve("x"))).startsWith(start + "  ");
    }

    @Test
    void saysWhatIsWrongWithTheArguments() throws Exception {
        for (List<String> wrong : List.of(
                List.of("export", pid(), "-o", file()),
                List.of("export", pid(), "1000", "--all", "-o", file()),
                List.of("export", pid(), "zz", "-o", file()),
                List.of("export", pid(), "2000-1000", "-o", file()),
                List.of("export", pid(), "1000-2000", "--format", "tar", "-o", file()),
                List.of("export", pid(), "1000-2000"))) {
            try (Launched export = pagetint(wrong.toArray(String[]::new))) {
                assertThat(export.status()).as("%s", wrong).isEqualTo(ExitStatus.USAGE);
                assertThat(export.err())
                        .isNotEmpty()
                        .doesNotContain("Exception")
                        .doesNotContain("\tat ");
            }
        }
        assertThat(Exports.in(folder)).isEmpty();
    }

    @Test
    void tellsNoProcessFromOneThatMayNotBeRead() throws Exception {
        try (Launched export = pagetint("export", "999999999", "1000-2000", "-o", file())) {
            assertThat(export.status()).isEqualTo(ExitStatus.NO_SUCH_PROCESS);
        }
        Right.requireRoot("export of another user's process");
        Process nobodys = new ProcessBuilder(
                        "setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "sleep", "100")
                .start();
        List<String> powerless = List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");
        try (Launched export =
                Launched.start(powerless, "export", Long.toString(nobodys.pid()), "1000-2000", "-o", file())) {
            assertThat(export.status()).as(export.err()).isEqualTo(ExitStatus.PERMISSION_DENIED);
            assertThat(export.err()).contains("another user");
        } finally {
            nobodys.destroyForcibly();
        }
    }

    @Test
    void saysThatThereIsNoFolder() throws Exception {
        try (Launched export = pagetint("export", pid(), Long.toHexString(range.start()), "-o", file() + "/none/y")) {
            assertThat(export.status()).isEqualTo(ExitStatus.IO);
            assertThat(export.err()).contains("There is no folder");
        }
        try (Launched verify = pagetint("verify", file())) {
            assertThat(verify.status()).isEqualTo(ExitStatus.IO);
            assertThat(verify.err()).contains("There is no manifest");
        }
    }

    @Test
    void leavesNothingOnCtrlC() throws Exception {
        AddressRange large = target.anonymous(200_000);
        target.fill(large, 1, 0);

        // Whoever runs the tests in the background has them ignore Ctrl+C, and their children with them.
        List<String> heedful = List.of("env", "--default-signal=INT");
        try (Launched export =
                Launched.start(heedful, "export", pid(), Long.toHexString(large.start()), "-o", file())) {
            Wait.until("the export has begun", () -> !Exports.in(folder).isEmpty());
            Exports.output("kill", "-INT", Long.toString(export.pid()));

            assertThat(export.status()).isEqualTo(ExitStatus.INTERRUPTED);
            assertThat(export.err()).contains("cancelled");
        }
        assertThat(Exports.in(folder)).isEmpty();
    }
}
