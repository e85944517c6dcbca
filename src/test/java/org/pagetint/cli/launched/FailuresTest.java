package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.Exports;
import org.pagetint.export.Json;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;

/// What the built program says and returns where something fails.
@Tag("launcher")
@Timeout(180)
final class FailuresTest {
    @TempDir
    private static Path folder;

    /// What takes from root all that makes it more than any other user.
    private static final List<String> POWERLESS = List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");

    private static Sample sample;
    private static String pid = "";
    private static String range = "";

    @BeforeAll
    static void start() throws Exception {
        sample = Sample.dirty(16);
        pid = sample.pid();
        range = sample.range();
    }

    @AfterAll
    static void end() {
        sample.close();
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    /// Each command on a process.
    private static List<List<String>> onProcess(String process, String where) {
        return List.of(
                List.of("regions", process),
                List.of("regions", process, "--pages", "--json"),
                List.of("pages", process, where),
                List.of("pages", process, where, "--json"),
                List.of("hexdump", process, where),
                List.of("search", process, "00ff"),
                List.of("search", process, "00ff", "--json"),
                List.of("strings", process),
                List.of("strings", process, "--json"),
                List.of("export", process, where, "-o", file("export")),
                List.of("snapshot", process, "-o", file("picture.png")));
    }

    private static void assertOneSentenceAndARemedy(Program.Result result) {
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("pagetint: ")
                .containsPattern("\\. .+\\.?\n$")
                .doesNotContain("Exception", "\tat ");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void saysThatThereIsNoSuchProcess() throws Exception {
        List<List<String>> commands = new ArrayList<>(onProcess("999999999", "1000-2000"));
        commands.add(List.of("gui", "999999999"));

        List<Program.Result> results = Program.runAll(commands);

        assertThat(results).hasSize(12).allSatisfy(result -> {
            assertThat(result.status()).isEqualTo(3);
            assertThat(result.err()).contains("There is no process 999999999.");
            assertOneSentenceAndARemedy(result);
        });
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatAProcessMayNotBeRead() throws Exception {
        Right.requireRoot("commands on another user's process");
        Process nobodys = new ProcessBuilder(
                        "setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "sleep", "100")
                .start();
        String other = Long.toString(nobodys.pid());
        List<List<String>> commands = new ArrayList<>(onProcess(other, "1000-2000"));
        int denied = commands.size();
        commands.add(List.of("gui", other));
        commands.add(List.of("ps"));
        commands.add(List.of("ps", "--all", "--json"));
        try {
            List<Program.Result> results = Program.runAllThrough(POWERLESS, commands);

            assertThat(results.subList(0, denied)).allSatisfy(result -> {
                assertThat(result.status()).isEqualTo(4);
                assertThat(result.err()).contains("another user").contains("sudo");
                assertOneSentenceAndARemedy(result);
            });
            assertThat(folder).isEmptyDirectory();
            // These show what there is to see, and that is not it.
            assertThat(results.subList(denied, denied + 2)).allSatisfy(result -> {
                assertThat(result.status()).as(result.err()).isZero();
                assertThat(result.lines())
                        .anyMatch(line -> line.matches(" *\\d+ .* full .*"))
                        .noneMatch(line -> line.strip().startsWith(other + " "));
            });
            assertThat(results.getLast().status()).isZero();
            assertThat(Json.objects(results.getLast().out()))
                    .allSatisfy(Contract.PROCESS::assertFits)
                    .filteredOn(process -> Long.valueOf(other).equals(process.get("pid")))
                    .singleElement()
                    .satisfies(process -> assertThat(process)
                            .containsEntry("access", "none")
                            .containsEntry("reason", "it runs as another user"));
        } finally {
            nobodys.destroyForcibly();
        }
    }

    @Test
    void saysThatAFileMayNotBeReadOrWritten() throws Exception {
        Right.requireRoot("commands on another user's files");
        Path others = Files.createDirectory(folder.resolve("others"));
        String export = others.resolve("export").toString();
        assertThat(Program.run("export", pid, range, "-o", export).status()).isZero();
        Target like = Target.start(POWERLESS.toArray(String[]::new));
        String own = Integer.toString(like.pid());
        Exports.output("chown", "-R", "65534", others.toString());
        List<List<String>> commands = List.of(
                List.of("verify", export),
                List.of("export", own, "0+0x1000", "-o", others.resolve("x").toString()),
                List.of("snapshot", own, "-o", others.resolve("x.png").toString()));

        List<Program.Result> results = Program.runAllThrough(POWERLESS, commands);

        assertThat(results).allSatisfy(result -> {
            assertThat(result.status()).as(result.err()).isEqualTo(4);
            assertOneSentenceAndARemedy(result);
        });
        assertThat(results)
                .extracting(Program.Result::err)
                .satisfiesExactly(
                        err -> assertThat(err).startsWith("pagetint: " + export + ".json cannot be read"),
                        err -> assertThat(err).startsWith("pagetint: " + others + " may not be written"),
                        err -> assertThat(err).startsWith("pagetint: " + others + " may not be written"));
        assertThat(Exports.in(others)).containsExactly("export", "export.json");
        Exports.output("rm", "-r", others.toString());
        like.close();
    }

    @Test
    void refusesWhatIsWrittenWrong() throws Exception {
        List<List<String>> commands = List.of(
                List.of("nonsense"),
                List.of("ps", "--nonsense"),
                List.of("ps", pid),
                List.of("regions"),
                List.of("regions", "x"),
                List.of("regions", pid, "--color", "pink"),
                List.of("pages", pid),
                List.of("pages", pid, "8000-7000", "--json"),
                List.of("pages", pid, "10"),
                List.of("hexdump", pid, "zz"),
                List.of("hexdump", pid, "1000+0x"),
                List.of("search", pid),
                List.of("search", pid, "7f4"),
                List.of("search", pid, "x", "--type", "words"),
                List.of("search", pid, "1", "--type", "int", "--bits", "24"),
                List.of("search", pid, "00", "--permissions", "rwxz"),
                List.of("search", pid, "00", "--range", "5-4", "--json"),
                List.of("search", pid, "00", "--limit", "many"),
                List.of("search", pid, "(", "--type", "regex"),
                List.of("strings", pid, "--min", "0"),
                List.of("strings", pid, "--range", "7f"),
                List.of("strings", pid, "--encoding", "ebcdic\u001b[2J"),
                List.of("export", pid, "-o", file("x")),
                List.of("export", pid, "1000-2000"),
                List.of("export", pid, "1000-2000", "--all", "-o", file("x")),
                List.of("export", pid, "2000-1000", "-o", file("x")),
                List.of("export", pid, "1000-2000", "--format", "tar", "-o", file("x")),
                List.of("verify"),
                List.of("verify", file("x"), file("y")),
                List.of("snapshot", pid),
                List.of("snapshot", pid, "-o", file("x"), "--size", "1x1"),
                List.of("snapshot", pid, "-o", file("x"), "--text", "20"),
                List.of("snapshot", pid, "-o", file("x"), "--at", "zz"),
                List.of("gui", "x"),
                List.of("gui", pid, "--at", "zz"));

        List<Program.Result> results = Program.runAll(commands);

        for (int i = 0; i < commands.size(); i++) {
            Program.Result result = results.get(i);
            assertThat(result.status())
                    .as("%s: %s", commands.get(i), result.err())
                    .isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .startsWith("pagetint: ")
                    .contains("--help” explains it.", "Usage: pagetint")
                    .doesNotContain("Exception", "\tat ", "\u001b");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatTheOutputCannotBeWritten() throws Exception {
        Path exported = Files.writeString(folder.resolve("export"), "x");
        Files.writeString(folder.resolve("export.json"), Sample.MANIFEST_OF_X);
        List<List<String>> commands = List.of(
                List.of("--version"),
                List.of("--help"),
                List.of("ps"),
                List.of("ps", "--json"),
                List.of("regions", pid),
                List.of("regions", pid, "--json"),
                List.of("pages", pid, range),
                List.of("hexdump", pid, range),
                List.of("pages", pid, range, "--json"),
                List.of("search", pid, "00", "--range", range),
                List.of("strings", pid, "--range", range, "--json"),
                List.of("verify", exported.toString()),
                List.of(),
                List.of("gui", pid));
        List<String> intoAFullDisk = List.of("sh", "-c", "exec \"$@\" >/dev/full", "sh");

        assertThat(Program.runAllThrough(intoAFullDisk, commands)).allSatisfy(result -> {
            assertThat(result.status()).as(result.err()).isEqualTo(5);
            assertThat(result.err()).startsWith("pagetint: Writing failed: No space left on device.");
            assertOneSentenceAndARemedy(result);
        });
        Files.delete(exported);
        Files.delete(folder.resolve("export.json"));
    }

    @Test
    void changesNothingOfItsStatusWhereNobodyReadsMessages() throws Exception {
        List<List<String>> commands =
                List.of(List.of("regions", "999999999"), List.of("hexdump", pid, "0+16"), List.of("ps", "--nonsense"));

        for (String nobody : List.of("2>/dev/full", "2>&-")) {
            assertThat(Program.runAllThrough(List.of("sh", "-c", "exec \"$@\" " + nobody, "sh"), commands))
                    .extracting(Program.Result::status)
                    .containsExactly(3, 1, 2);
        }
    }

    @Test
    void leavesNothingHalfWrittenOnAFullDisk() throws Exception {
        Right.requireRoot("export onto a full disk");
        String small = Files.createDirectory(folder.resolve("small")).toString();
        List<String> onASmallDisk = List.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount -t tmpfs -o size=32k tmpfs " + small + " && \"$@\"; s=$?; ls -A " + small + " >&2; exit $s",
                "sh");
        List<List<String>> commands = List.of(
                List.of("export", pid, range, "-o", small + "/x"), List.of("snapshot", pid, "-o", small + "/x.png"));

        assertThat(Program.runAllThrough(onASmallDisk, commands)).allSatisfy(result -> {
            assertThat(result.status()).as(result.err()).isEqualTo(5);
            assertOneSentenceAndARemedy(result);
        });
        Files.delete(Path.of(small));
    }

    @Test
    void saysThatTheProcessExitedMeanwhile() throws Exception {
        List<Halfway.Arguments> commands = List.of(
                on -> {
                    on.stripe(on.anonymous(60_000));
                    return new String[] {"regions", Integer.toString(on.pid()), "--pages"};
                },
                on -> arguments("pages", on, 30_000, "--json"),
                on -> arguments("hexdump", on, 3_000),
                on -> new String[] {"search", Integer.toString(on.pid()), "00ff00ff00", "--range", where(on, 30_000)},
                on -> new String[] {"strings", Integer.toString(on.pid()), "--range", where(on, 30_000), "--json"},
                on -> arguments("export", on, 30_000, "-o", file("gone")),
                on -> new String[] {"snapshot", Integer.toString(on.pid()), "-o", file("gone.png")});

        List<Program.Result> results = Program.atOnce(commands.stream()
                .<Callable<Program.Result>>map(command -> () -> Halfway.with(command, (_, on) -> on.kill()))
                .toList());

        assertThat(results).hasSize(7).allSatisfy(result -> {
            assertThat(result.status()).as(result.err()).isEqualTo(6);
            assertThat(result.err())
                    .containsPattern("pagetint: Process \\d+ has exited\\. .+\\.\n$")
                    .doesNotContain("Exception", "\tat ");
        });
        assertThat(results.get(6).out()).isEmpty();
        assertThat(results.get(6).err().lines()).hasSize(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsWhatItReadOfAProcessThatExitsWhereOneAsksForThat() throws Exception {
        Path place = Files.createDirectory(folder.resolve("kept"));
        String kept = place.resolve("x").toString();

        Program.Result result = Halfway.with(
                on -> {
                    for (String earlier : Exports.in(place)) {
                        Files.delete(place.resolve(earlier));
                    }
                    return arguments("export", on, 30_000, "-o", kept, "--keep-incomplete");
                },
                (_, _) -> !Exports.in(place).isEmpty(),
                (_, on) -> on.kill());

        assertThat(result.status()).as(result.err()).isEqualTo(6);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("The process has exited; kept ").contains("marked incomplete");
        assertThat(Exports.in(place)).containsExactly("x", "x.json");
        assertThat(place.resolve("x")).hasSize(30_000L * Sample.PAGE);
        Contract.INCOMPLETE_MANIFEST.assertFits(Json.object(place.resolve("x.json")));
        Program.Result verified = Program.run("verify", kept);
        assertThat(verified.status()).isZero();
        assertThat(verified.out())
                .isEqualTo(
                        kept + " is as it was exported; the export itself is incomplete, since the process exited.\n");
        Exports.output("rm", "-r", place.toString());
    }

    private static String where(Target on, int pages) throws IOException {
        return Sample.dirty(on, pages).toString();
    }

    private static String[] arguments(String command, Target on, int pages, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command, Integer.toString(on.pid()), where(on, pages)));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
