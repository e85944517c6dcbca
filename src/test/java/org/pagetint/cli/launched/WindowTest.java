package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Wait;

/// The window of the built program, opened from a terminal, on the display that JavaFX itself makes up.
@Tag("launcher")
@Timeout(180)
final class WindowTest {
    private static final String OPTIONS = "-Dglass.platform=Headless -Dprism.order=sw";

    @TempDir
    private Path settings;

    @Test
    void showsTheProcessUntilCtrlC() throws Exception {
        List<String> headless = List.of("env", "JDK_JAVA_OPTIONS=" + OPTIONS, "XDG_CONFIG_HOME=" + settings);
        try (Target target = Target.start();
                Program program = Program.startThrough(
                        headless,
                        "gui",
                        Integer.toString(target.pid()),
                        "--at",
                        Long.toHexString(target.anonymous(1).start()))) {
            Path memory = target.proc("mem");
            Wait.until("it shows the process", () -> !program.isAlive() || Halfway.hasOpen(program, memory));
            program.signal("INT");
            Program.Result result = program.result();

            assertThat(result.status()).as(result.err()).isEqualTo(130);
            assertThat(result.out()).isEmpty();
            // Libraries of the toolkit may say more there
            assertThat(result.err())
                    .contains("NOTE: Picked up JDK_JAVA_OPTIONS: " + OPTIONS + "\n")
                    .doesNotContain("Exception", "\tat ");
        }
    }
}
