package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The built program on a terminal that `script` makes, and beside a process with a hostile name.
@Tag("launcher")
@Timeout(180)
final class TerminalTest {
    private static final String ESCAPE = "\u001b";

    @TempDir
    private Path folder;

    private static String onATerminal(String... arguments) throws Exception {
        return onATerminal(List.of("env", "TERM=xterm"), arguments);
    }

    private static String onATerminal(List<String> environment, String... arguments) throws Exception {
        return onATerminal(0, environment, arguments);
    }

    /// All that it writes to a terminal of 60 columns.
    private static String onATerminal(int status, List<String> environment, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(environment);
        words.add(Program.LAUNCHER.toString());
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(
                "script", "-qec", "stty cols 60 rows 20; exec " + String.join(" ", words), "/dev/null");
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.environment().keySet().removeAll(List.of("COLUMNS", "NO_COLOR", "DISPLAY"));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isEqualTo(status);
        return text.replace("\r\n", "\n");
    }

    private static String self() {
        return Long.toString(ProcessHandle.current().pid());
    }

    /// Where the program file of this test lies: a page of a file, and an ELF header.
    private static String startOfJava() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.endsWith("/bin/java"))
                .findFirst()
                .orElseThrow()
                .split("-", 2)[0];
    }

    private static String uncoloured(String text) {
        return text.replaceAll(ESCAPE + "\\[[0-9;]*m", "");
    }

    @Test
    void fitsTheTerminalAndColoursPages() throws Exception {
        String regions = onATerminal("regions", self());
        String start = startOfJava();

        assertThat(regions.lines()).hasSizeGreaterThan(20).allMatch(line -> line.length() <= 60);
        String pages = onATerminal("pages", self(), start);
        assertThat(pages).contains(ESCAPE + "[94m");
        assertThat(uncoloured(pages).lines()).isNotEmpty().allMatch(line -> line.length() <= 60);
        String bytes = onATerminal("hexdump", self(), start + "+32");
        assertThat(bytes).contains(ESCAPE + "[94m7f 45 4c 46").doesNotContain("|  f");
        assertThat(uncoloured(bytes)).startsWith(start + "  7f 45 4c 46");
    }

    @Test
    void fitsWhateverItSaysIntoANarrowTerminal() throws Exception {
        try (Sample sample = Sample.atRest()) {
            String pid = sample.pid();
            List<Callable<Program.Result>> commands = Stream.of(
                            List.<String>of(),
                            List.of("--help"),
                            List.of("export", "--help"),
                            List.of("ps", "--all"),
                            List.of("regions", pid, "--pages"),
                            List.of("pages", pid, sample.range(), "ffffffffff600000"),
                            List.of("search", pid, "00??00", "--range", sample.range(), "--limit", "5"),
                            List.of("strings", pid, "--min", "12", "--range", sample.range()))
                    .<Callable<Program.Result>>map(command ->
                            () -> new Program.Result(0, uncoloured(onATerminal(command.toArray(String[]::new))), ""))
                    .toList();

            assertThat(Program.atOnce(commands))
                    .hasSize(8)
                    .allSatisfy(said -> assertThat(said.lines())
                            .hasSizeGreaterThan(1)
                            .allMatch(line ->
                                    line.substring(line.lastIndexOf('\r') + 1).length() <= 60));
        }
    }

    @Test
    void fitsBytesIntoANarrowTerminal() throws Exception {
        String said = onATerminal(1, List.of("env", "TERM=xterm"), "hexdump", self(), "0+16", startOfJava() + "+16");

        assertThat(uncoloured(said).lines())
                .contains("000000000000  ?? ?? ?? ?? ?? ?? ?? ??  |????????|")
                .allMatch(line -> line.length() <= 60);
        assertThat(said).contains("16 B unknown (??): nothing is mapped here.\n");
    }

    @Test
    void saysHowFarLongWorkIsOnATerminalAlone() throws Exception {
        try (Sample large = Sample.dirty(100_000)) {
            String out = folder.resolve("large").toString();

            String said = onATerminal("export", large.pid(), large.range(), "-o", out);
            Program.Result plain = Program.run("verify", out);

            assertThat(said).containsPattern("\r\\d+ % · .*/s · \\d+ s left").contains("\rExported ");
            assertThat(plain.out()).isEqualTo(out + " is as it was exported.\n");
            assertThat(plain.err()).isEmpty();
        }
    }

    @Test
    void coloursNothingWhereThatIsNotWanted() throws Exception {
        String start = startOfJava();

        for (String without : List.of("NO_COLOR=1", "TERM=dumb", "TERM=")) {
            assertThat(onATerminal(List.of("env", "TERM=xterm", without), "hexdump", self(), start + "+16"))
                    .as(without)
                    .doesNotContain(ESCAPE)
                    .contains("|  f");
        }
        assertThat(onATerminal("hexdump", self(), start + "+16", "--color=never"))
                .doesNotContain(ESCAPE);
        assertThat(Program.run("hexdump", self(), start + "+16").out()).doesNotContain(ESCAPE);
        assertThat(Program.run("hexdump", self(), start + "+16", "--color", "always")
                        .out())
                .contains(ESCAPE);
    }

    @Test
    void escapesWhatOthersNameTheirProcesses() throws Exception {
        Path hostile = folder.resolve("evil" + ESCAPE + "[2J\nx");
        Files.copy(Path.of("/bin/sleep"), hostile, StandardCopyOption.COPY_ATTRIBUTES);
        Process process = new ProcessBuilder(hostile.toString(), "100").start();
        String pid = Long.toString(process.pid());
        try {
            List<Program.Result> results = Program.runAll(List.of(
                    List.of("ps"),
                    List.of("ps", "--json"),
                    List.of("regions", pid),
                    List.of("regions", pid, "--json"),
                    List.of("search", pid, "7f454c46"),
                    List.of(
                            "export",
                            pid,
                            "0-1000",
                            "-o",
                            folder.resolve("x" + ESCAPE + "[2J/y").toString())));

            assertThat(results)
                    .allSatisfy(result -> assertThat(result.out() + result.err())
                            .containsPattern("\\\\(x1b|u001b)\\[2J") // JSON has its own way to escape.
                            .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]"));
            assertThat(results.get(2).lines()).anyMatch(line -> line.endsWith("evil\\x1b[2J\\x0ax"));
        } finally {
            process.destroyForcibly();
        }
    }
}
