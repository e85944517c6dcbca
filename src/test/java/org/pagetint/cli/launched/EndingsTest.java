package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.Exports;
import org.pagetint.export.Json;
import org.pagetint.linux.child.Wait;

/// The built program, ended by whoever started it or reads it.
@Tag("launcher")
@Timeout(180)
final class EndingsTest {
    @TempDir
    private static Path folder;

    private static Sample sample;
    private static String pid = "";
    private static String range = "";

    @BeforeAll
    static void start() throws Exception {
        sample = Sample.dirty(2000);
        pid = sample.pid();
        range = sample.range();
    }

    @AfterAll
    static void end() {
        sample.close();
    }

    @Test
    void endsQuietlyWhenNobodyReadsItAnyMore() throws Exception {
        Path exported = Files.writeString(folder.resolve("unread"), "x");
        Files.writeString(folder.resolve("unread.json"), Sample.MANIFEST_OF_X);
        List<Callable<Program.Result>> unread = Stream.of(
                        List.of("ps", "--all", "--json"),
                        List.of("regions", pid, "--json"),
                        List.of("pages", pid, range),
                        List.of("hexdump", pid, range),
                        List.of("--help"),
                        List.of("--version"),
                        List.<String>of(),
                        List.of("verify", exported.toString()),
                        List.of("gui", pid),
                        List.of("search", pid, "0?", "--range", range),
                        List.of("search", pid, "0?", "--range", range, "--json"),
                        List.of("strings", pid, "--min", "1", "--range", range),
                        List.of("strings", pid, "--min", "1", "--range", range, "--json"))
                .<Callable<Program.Result>>map(command -> () -> unread(command))
                .toList();

        assertThat(Program.atOnce(unread)).hasSize(13).allSatisfy(result -> {
            assertThat(result.err()).isEmpty();
            assertThat(result.status()).isZero();
        });
        Files.delete(exported);
        Files.delete(folder.resolve("unread.json"));
    }

    private static Program.Result unread(List<String> command) throws Exception {
        try (Program program = Program.start(command.toArray(String[]::new))) {
            program.stopReading();
            return program.result();
        }
    }

    @Test
    void givesTheSummarySoFarOnCtrlC() throws Exception {
        for (List<String> command : List.of(
                List.of("search", pid, "0?", "--range", range, "--json"),
                List.of("strings", pid, "--min", "1", "--range", range, "--json"))) {
            try (Program program = Program.start(command.toArray(String[]::new))) {
                assertThat(program.read(11)).isEqualTo("{\"address\":");
                // The rest does not fit the pipe, so it is still at work.
                program.signal("INT");
                Program.Result result = program.result();

                assertThat(result.status()).as(result.err()).isEqualTo(130);
                assertThat(result.err()).isEmpty();
                Map<String, Object> summary = Json.object(result.lines().getLast());
                assertThat(summary).containsEntry("complete", false);
                assertThat(summary.get("matches")).isInstanceOf(Long.class).isNotEqualTo(0L);
                assertThat(result.lines().size()).isLessThan(100_000);
            }
        }
    }

    @Test
    void givesTheSummarySoFarWhenTheProcessExits() throws Exception {
        try (Sample mortal = Sample.dirty(30_000)) {
            String of = mortal.pid();
            try (Program program = Program.start("search", of, "0?", "--range", mortal.range(), "--json")) {
                assertThat(program.read(11)).isEqualTo("{\"address\":");
                // It lists the first of its matches long before it has looked at all that memory
                mortal.target().kill();
                Program.Result result = program.result();

                assertThat(result.status()).as(result.err()).isEqualTo(6);
                assertThat(result.err()).startsWith("pagetint: Process " + of + " has exited. ");
                assertThat(Json.object(result.lines().getLast())).containsEntry("complete", false);
            }
        }
    }

    @Test
    void leavesNothingOfAnExportOnCtrlC() throws Exception {
        Program.Result result = Halfway.with(
                on -> new String[] {
                    "export",
                    Integer.toString(on.pid()),
                    Sample.dirty(on, 50_000).toString(),
                    "-o",
                    folder.resolve("x").toString(),
                    "--force"
                },
                (program, _) -> program.signal("INT"));

        assertThat(result.status()).as(result.err()).isEqualTo(130);
        assertThat(Exports.in(folder)).isEmpty();
    }

    @Test
    void saysHowFarVerifyingWasOnCtrlC() throws Exception {
        Program.Result result = verifyAHugeExport((program, _) -> program.signal("INT"));

        assertThat(result.status()).as(result.err()).isEqualTo(130);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("Broken off when 0 of 1 parts had been compared.\n");
    }

    @Test
    void saysThatAnExportBecameShorterWhileItWasVerified() throws Exception {
        Program.Result result = verifyAHugeExport((program, export) -> {
            program.signal("STOP");
            try (RandomAccessFile file = new RandomAccessFile(export.toFile(), "rw")) {
                file.setLength(100);
            }
            program.signal("CONT");
        });

        assertThat(result.status()).as(result.err()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("pagetint: " + folder.resolve("huge") + " could not be written or read. The system says: the"
                        + " file became shorter while it was read.\n");
    }

    /// Verifies 64 GiB, which takes longer than anybody waits, and has something happen in the midst of it.
    private static Program.Result verifyAHugeExport(Midst midst) throws Exception {
        Path export = folder.resolve("huge");
        Path manifest = folder.resolve("huge.json");
        try (RandomAccessFile file = new RandomAccessFile(export.toFile(), "rw")) {
            file.setLength(1L << 36);
        }
        Files.writeString(
                manifest,
                "{\"pageSize\":4096,\"format\":\"raw\",\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x1000000000\","
                        + "\"fileOffset\":0,\"sha256\":\"" + "0".repeat(64) + "\"}]}");
        try (Program program = Program.start("verify", export.toString())) {
            Wait.until("it reads", () -> !program.isAlive() || Halfway.hasOpen(program, export));
            midst.happen(program, export);
            return program.result();
        } finally {
            Files.delete(export);
            Files.delete(manifest);
        }
    }

    /// What happens to a program or the file that it reads.
    @FunctionalInterface
    private interface Midst {
        void happen(Program program, Path file) throws Exception;
    }

    @Test
    void returnsTheStatusOfCtrlCWhateverItDoes() throws Exception {
        List<Callable<Program.Result>> interrupted = Stream.of(
                        List.<String>of(),
                        List.of("gui", pid),
                        List.of("ps"),
                        List.of("regions", pid),
                        List.of("pages", pid, range),
                        List.of("hexdump", pid, range),
                        List.of("verify", "nothing"),
                        List.of("snapshot", pid, "-o", folder.resolve("x.png").toString()))
                .<Callable<Program.Result>>map(command -> () -> interrupted(command))
                .toList();

        assertThat(Program.atOnce(interrupted))
                .extracting(Program.Result::status)
                .containsOnly(130);
        assertThat(Exports.in(folder)).isEmpty();
    }

    private static Program.Result interrupted(List<String> command) throws Exception {
        try (Program program = Program.start(command.toArray(String[]::new))) {
            Path executable = Path.of("/proc", Long.toString(program.pid()), "exe");
            Wait.until("it is Java", () -> executable.toRealPath().endsWith("lib/runtime/bin/pagetint"));
            program.signal("INT");
            return program.result();
        }
    }
}
