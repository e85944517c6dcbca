package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.ENOSYS;
import static org.pagetint.linux.child.Kernel.EPERM;
import static org.pagetint.linux.child.Kernel.syscall;

import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagetint.linux.child.FilterMain;

/// The built program where system calls are forbidden that it or its Java needs.
@Tag("launcher")
@Timeout(120)
final class ForbiddenStatxTest {
    private static final String STATX = Integer.toString(syscall(332, 291));

    private static Program.Result regions(Path launcher, int error, String calls) throws Exception {
        try (Sample sample = Sample.atRest()) {
            Process process = FilterMain.start(
                    List.of(Native.class),
                    ProcessBuilder.Redirect.PIPE,
                    Integer.toString(error),
                    calls,
                    "exec",
                    launcher.toString(),
                    "regions",
                    sample.pid(),
                    "--pages");
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Program.Result(process.waitFor(), out, err);
        }
    }

    /// That of the build and that of the packages, which looks for its Java only afterwards.
    static List<Path> launchers() {
        return List.of(Program.LAUNCHER, Path.of("packaging/installer/launcher").toAbsolutePath());
    }

    /// Java itself fails there: all that is left is to say so.
    @ParameterizedTest
    @MethodSource("launchers")
    void saysInASentenceThatJavaCannotRunWithoutStatx(Path launcher) throws Exception {
        Program.Result result = regions(launcher, EPERM, STATX);

        assertThat(result.status()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("pagetint: This container forbids the system call statx")
                .hasLineCount(1);
    }

    /// Where the call is said not to exist, Java does without, and so does Pagetint.
    @Test
    void listsAndCountsWhereTheKernelIsOlderThanTheCall() throws Exception {
        Program.Result result = regions(Program.LAUNCHER, ENOSYS, STATX);

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.lines()).anyMatch(line -> line.contains("libc.so"));
    }
}
