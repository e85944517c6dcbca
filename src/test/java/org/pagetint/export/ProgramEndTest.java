package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A program that ends while it exports: its last window is closed, or the person logs out.
@Timeout(60)
final class ProgramEndTest {
    @TempDir
    private Path folder;

    @Test
    void leavesNothingOfAnExport() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        "target/test-classes:target/classes:" + System.getProperty("java.class.path") + ":"
                                + System.getProperty("jdk.module.path", ""),
                        ExportingMain.class.getName(),
                        folder.resolve("x").toString())
                .redirectErrorStream(true)
                .start();
        try (var said = program.inputReader()) {
            assertThat(said.readLine()).isEqualTo("exporting");
            assertThat(Exports.in(folder)).as("while it exports").isNotEmpty();
            program.getOutputStream().close();

            // Once all is cleaned up, the program ends without waiting until its thread has said so.
            assertThat(said.lines()).isSubsetOf("Cancelled[]");
            assertThat(program.waitFor()).isZero();
            assertThat(Exports.in(folder)).isEmpty();
        } finally {
            program.destroyForcibly();
        }
    }
}
