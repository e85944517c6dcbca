package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Wait;
import org.pagetint.ui.settings.SettingsFile;

/// The window of the built program, opened from a terminal, on the display that JavaFX itself makes up.
@Tag("launcher")
@Timeout(180)
final class WindowTest {
    private static final String OPTIONS = "-Dglass.platform=Headless -Dprism.order=sw";

    @TempDir
    private Path settings;

    @Test
    void showsTheProcessUntilCtrlC() throws Exception {
        List<String> headless = List.of("env", "JAVA_TOOL_OPTIONS=" + OPTIONS, "XDG_CONFIG_HOME=" + settings);
        try (Target target = Target.start();
                Program program = Program.startThrough(
                        headless,
                        "gui",
                        Integer.toString(target.pid()),
                        "--at",
                        Long.toHexString(target.anonymous(1).start()))) {
            Path memory = target.proc("mem");
            Path remembered = SettingsFile.place(Map.of("XDG_CONFIG_HOME", settings.toString()), settings);
            Wait.until(
                    "it shows the process, and has remembered that",
                    () -> !program.isAlive() || (Halfway.hasOpen(program, memory) && Files.exists(remembered)));
            program.signal("INT");
            Program.Result result = program.result();

            assertThat(result.status()).as(result.err()).isEqualTo(130);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).isEqualTo("Picked up JAVA_TOOL_OPTIONS: " + OPTIONS + "\n");
        }
    }
}
