package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Wait;
import org.pagetint.memory.AddressRange;

/// What the built program writes to standard output as bytes, and what its status says of ranges without memory.
@Tag("launcher")
@Timeout(180)
final class StreamsTest {
    @TempDir
    private static Path folder;

    private static Sample sample;

    @BeforeAll
    static void start() throws Exception {
        sample = Sample.atRest();
    }

    @AfterAll
    static void end() {
        sample.close();
    }

    @Test
    void writesTheBytesOfOneRangeToStandardOutputAndNoManifest() throws Exception {
        Path bytes = folder.resolve("bytes");
        AddressRange written = sample.written();
        AddressRange odd = new AddressRange(written.start() + 1, written.end() - 3);
        byte[] whole = sample.dd(written);

        Process process = new ProcessBuilder(
                        Program.LAUNCHER.toString(), "export", sample.pid(), odd.toString(), "-o", "-")
                .directory(folder.toFile())
                .redirectOutput(bytes.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readAllBytes(bytes)).isEqualTo(Arrays.copyOfRange(whole, 1, whole.length - 3));
        assertThat(folder).isDirectoryNotContaining("glob:**json").isDirectoryNotContaining("glob:**/-");
        Files.delete(bytes);
    }

    @Test
    void refusesToWriteMoreThanBytesToStandardOutput() throws Exception {
        String range = sample.range();
        List<Program.Result> refused = Program.runAll(List.of(
                List.of("export", sample.pid(), range, "0+16", "-o", "-"),
                List.of("export", sample.pid(), "--all", "-o", "-"),
                List.of("export", sample.pid(), range, "--format=core", "-o", "-"),
                List.of("export", sample.pid(), range, "--format=hexdump", "-o", "-"),
                List.of("export", sample.pid(), range, "--only-dirty", "-o", "-")));

        assertThat(refused).allSatisfy(result -> {
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).startsWith("pagetint: Standard output takes the raw bytes of one range");
        });
    }

    @Test
    void tellsByItsStatusThatNothingIsMappedInARange() throws Exception {
        String half = Long.toHexString(sample.memory().start() - 16) + "+32";
        List<Program.Result> results = Program.runAll(List.of(
                List.of("hexdump", sample.pid(), "0x10000+16"),
                List.of("pages", sample.pid(), "0x10000+16"),
                List.of("pages", sample.pid(), "0x10000+16", "--json"),
                List.of("pages", sample.pid(), half, "0x10000+16"),
                List.of("export", sample.pid(), "0x10000+16", "-o", "-"),
                List.of("hexdump", sample.pid(), half),
                List.of("pages", sample.pid(), half, "--json")));

        assertThat(results).extracting(Program.Result::status).containsExactly(1, 1, 1, 1, 1, 0, 0);
    }

    @Test
    void saysOfAProcessThatNobodyHasAskedAfterThatItHasExited() throws Exception {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec sleep 600").start();
        try {
            String zombie = parent.inputReader().readLine();
            // A shell would ask after its child, sleep does not
            Wait.until(
                    "the parent is another program",
                    () -> Files.readString(Path.of("/proc", Long.toString(parent.pid()), "comm"))
                            .equals("sleep\n"));
            assertThat(new ProcessBuilder("kill", zombie).start().waitFor()).isZero();
            Wait.until(
                    "it is a zombie",
                    () -> Files.readString(Path.of("/proc", zombie, "stat")).contains(") Z "));

            Program.Result result = Program.run("regions", zombie);

            assertThat(result.status()).as(result.err()).isEqualTo(6);
            assertThat(result.err()).startsWith("pagetint: Process " + zombie + " has exited.");
        } finally {
            parent.destroyForcibly();
        }
    }
}
