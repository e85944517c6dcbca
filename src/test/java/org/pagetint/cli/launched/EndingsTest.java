package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
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
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Wait;
import org.pagetint.memory.AddressRange;

/// The built program, ended by whoever started it or reads it.
@Tag("launcher")
@Timeout(180)
final class EndingsTest {
    @TempDir
    private static Path folder;

    private static Target target;
    private static String pid = "";
    private static String range = "";

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
        AddressRange memory = target.anonymous(2000);
        target.fill(memory, 3, 0);
        pid = Integer.toString(target.pid());
        range = memory.toString();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    @Test
    void endsQuietlyWhenNobodyReadsItAnyMore() throws Exception {
        Path exported = Files.writeString(folder.resolve("unread"), "");
        Files.writeString(folder.resolve("unread.json"), "{\"format\":\"raw\",\"ranges\":[]}");
        List<Callable<Program.Result>> unread = Stream.of(
                        List.of("ps", "--all", "--json"),
                        List.of("regions", pid, "--json"),
                        List.of("pages", pid, range),
                        List.of("hexdump", pid, range),
                        List.of("--help"),
                        List.of("verify", exported.toString()),
                        List.of("gui", pid),
                        List.of("search", pid, "0?", "--range", range),
                        List.of("strings", pid, "--min", "1", "--range", range))
                .<Callable<Program.Result>>map(command -> () -> unread(command))
                .toList();

        assertThat(Program.atOnce(unread)).hasSize(9).allSatisfy(result -> {
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
        try (Target mortal = Target.start()) {
            AddressRange memory = mortal.anonymous(30_000);
            mortal.fill(memory, 3, 0);
            String of = Integer.toString(mortal.pid());
            try (Program program = Program.start("search", of, "0?", "--range", memory.toString(), "--json")) {
                assertThat(program.read(11)).isEqualTo("{\"address\":");
                // It lists the first of its matches long before it has looked at all that memory
                mortal.kill();
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
                EndingsTest::another,
                on -> {
                    AddressRange large = on.anonymous(50_000);
                    on.fill(large, 1, 0);
                    return new String[] {
                        "export",
                        Integer.toString(on.pid()),
                        large.toString(),
                        "-o",
                        folder.resolve("x").toString(),
                        "--force"
                    };
                },
                (program, _) -> program.signal("INT"),
                0);

        assertThat(result.status()).as(result.err()).isEqualTo(130);
        assertThat(Exports.in(folder)).isEmpty();
    }

    @Test
    void saysHowFarVerifyingWasOnCtrlC() throws Exception {
        Path export = folder.resolve("huge");
        Path manifest = folder.resolve("huge.json");
        try (RandomAccessFile file = new RandomAccessFile(export.toFile(), "rw")) {
            file.setLength(1L << 36);
        }
        Files.writeString(
                manifest,
                "{\"format\":\"raw\",\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x1000000000\",\"fileOffset\":0,"
                        + "\"sha256\":\"of 64 GiB\"}]}");

        try (Program program = Program.start("verify", export.toString())) {
            Wait.until("it reads", () -> !program.isAlive() || hasOpen(program, export));
            program.signal("INT");
            Program.Result result = program.result();

            assertThat(result.status()).as(result.err()).isEqualTo(130);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).isEqualTo("Broken off when 0 of 1 parts had been compared.\n");
        }
        Files.delete(export);
        Files.delete(manifest);
    }

    private static boolean hasOpen(Program program, Path file) {
        Path open = Path.of("/proc", Long.toString(program.pid()), "fd");
        try (Stream<Path> descriptors = Files.list(open)) {
            return descriptors.anyMatch(descriptor -> descriptor.toFile().exists() && isSame(descriptor, file));
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean isSame(Path descriptor, Path file) {
        try {
            return Files.isSameFile(descriptor, file);
        } catch (IOException closed) {
            return false;
        }
    }

    private static Target another() {
        try {
            return Target.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void returnsTheStatusOfCtrlCWhateverItDoes() throws Exception {
        List<Callable<Program.Result>> interrupted = Stream.of(
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
            Wait.until("it is Java", () -> executable.toRealPath().endsWith("bin/java"));
            program.signal("INT");
            return program.result();
        }
    }
}
