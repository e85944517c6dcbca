package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.ENOSYS;
import static org.pagetint.linux.child.Kernel.EPERM;
import static org.pagetint.linux.child.Kernel.syscall;

import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.FilterMain;

/// The built program where system calls are forbidden that it or its Java needs.
@Tag("launcher")
@Timeout(120)
final class ForbiddenStatxTest {
    private static final String STATX = Integer.toString(syscall(332, 291));

    private static Program.Result regions(int error) throws Exception {
        try (Sample sample = Sample.atRest()) {
            Process process = FilterMain.start(
                    List.of(Native.class),
                    ProcessBuilder.Redirect.PIPE,
                    Integer.toString(error),
                    STATX,
                    "exec",
                    Program.LAUNCHER.toString(),
                    "regions",
                    sample.pid(),
                    "--pages");
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Program.Result(process.waitFor(), out, err);
        }
    }

    /// Java itself fails there: all that is left is to say so.
    @Test
    void saysInASentenceThatJavaCannotRunWithoutStatx() throws Exception {
        Program.Result result = regions(EPERM);

        assertThat(result.status()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("pagetint: This container forbids the system call statx")
                .hasLineCount(1);
    }

    /// Where the call is said not to exist, Java does without, and so does Pagetint.
    @Test
    void listsAndCountsWhereTheKernelIsOlderThanTheCall() throws Exception {
        Program.Result result = regions(ENOSYS);

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.lines()).anyMatch(line -> line.contains("libc.so"));
    }
}
