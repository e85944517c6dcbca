package org.pagetint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.MadeUpProc;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.process.ProcessSource;

class PagetintCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private ProcessSource processes() {
        return new LinuxProcesses(new MadeUpProc(folder, 1000)
                .with(47, "editor", "editor notes", 61_000, 300)
                .root());
    }

    @Test
    void opensTheWindowAndPrintsNothing() {
        Output output = new Output(processes(), Optional.empty());

        assertThat(output.run()).isZero();
        assertThat(output.out()).isEmpty();
    }

    @Test
    void goesOnInTheTerminalWithoutADisplay() {
        Output output = new Output(processes(), Optional.of("There is no display."));

        int status = output.run();

        assertThat(status).isZero();
        List<String> lines = output.out().lines().toList();
        assertThat(lines.getFirst()).startsWith("There is no display.");
        assertThat(lines).anyMatch(line -> line.contains("47") && line.contains("editor notes"));
        assertThat(lines.indexOf("Go on with:")).isGreaterThan(3);
        assertThat(lines).anyMatch(line -> line.startsWith("  pagetint ps "));
    }

    @Test
    void fitsTheTerminalWithoutADisplay() {
        Output output = new Output(processes(), Optional.of("There is no display.")).onATerminalOf(60);

        output.run();

        assertThat(output.out().lines())
                .allMatch(line -> line.length() <= 60)
                .containsSubsequence(
                        "  pagetint pages        Lists consecutive pages that are",
                        "                        alike: what they are, and where");
    }

    @Test
    void knowsItsVersion() {
        Output output = new Output(processes(), Optional.empty());

        assertThat(output.run("--version")).isZero();
        assertThat(output.out()).isEqualTo("pagetint 1.2.3\n");
    }

    @Test
    void saysThatTheProcessListCannotBeRead() {
        Output output = new Output(
                new LinuxProcesses(new org.pagetint.linux.proc.ProcRoot(folder.resolve("nowhere"))), Optional.empty());

        assertThat(output.run("ps")).isEqualTo(ExitStatus.IO);
        assertThat(output.err())
                .startsWith("pagetint: The list of processes could not be read.")
                .doesNotContain("\tat ");
    }
}
