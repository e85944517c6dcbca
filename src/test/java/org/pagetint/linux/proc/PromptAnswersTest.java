package org.pagetint.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.MadeUpProc;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Wait;
import org.pagetint.process.Access;
import org.pagetint.process.Denial;
import org.pagetint.process.ProcessId;
import org.pagetint.process.ProcessInfo;

@Timeout(60)
class PromptAnswersTest {
    private static final ProcessId STUCK = new ProcessId(1, 2);
    private static final ProcessId HEALTHY = new ProcessId(3, 4);

    @Test
    void doesWithoutTheOneAnswerThatDoesNotCome() throws Exception {
        PromptAnswers prompt = new PromptAnswers();
        CountDownLatch stuck = new CountDownLatch(1);

        assertThat(prompt.ask(STUCK, () -> {
                    stuck.await();
                    return "late";
                }))
                .isEmpty();
        assertThat(prompt.ask(HEALTHY, () -> "at once")).contains("at once");
        assertThat(prompt.ask(STUCK, () -> "not asked")).as("while it is stuck").isEmpty();

        stuck.countDown();
        Wait.until(
                "it is asked again", () -> prompt.ask(STUCK, () -> "well again").equals(Optional.of("well again")));
    }

    /// Whoever opens a pipe that nobody writes to waits in the kernel, as for a lock that is never given back.
    @Test
    void listsTheOthersWhileTheKernelDoesNotAnswerAboutOne(@TempDir Path folder) throws Exception {
        MadeUpProc proc =
                new MadeUpProc(folder, 1000).with(7, "one", "one -a", 4, 100).with(8, "two", "two -b", 4, 100);
        Path commandLine = folder.resolve("7/cmdline");
        Path maps = folder.resolve("7/maps");
        for (Path file : new Path[] {commandLine, maps}) {
            Files.delete(file);
            Libc.call("mkfifo", file.toString(), 0600);
        }
        LinuxProcesses processes = new LinuxProcesses(proc.root());

        assertThat(processes.processes()).extracting(ProcessInfo::commandLine).containsExactly("", "two -b");
        assertThat(processes.find(7).name()).isEqualTo("one");
        assertThat(processes.access(processes.find(8).id())).isEqualTo(new Access.Full());

        answer(commandLine, "one -c\0");
        Wait.until(
                "its command line comes after all",
                () -> processes.find(7).commandLine().equals("one -c"));
        ProcessId stuck = processes.find(7).id();
        assertThat(processes.access(stuck)).isEqualTo(new Access.None(Denial.NOT_ANSWERING));
        answer(maps, "");
        Wait.until("its access is known", () -> processes.access(stuck).equals(new Access.Full()));
    }

    /// Puts a file in the place of the pipe, and lets go whoever waits for that.
    private static void answer(Path pipe, String content) throws IOException {
        Path away = Files.move(pipe, pipe.resolveSibling("pipe"));
        Files.write(pipe, content.getBytes(StandardCharsets.ISO_8859_1));
        Files.newOutputStream(away).close();
        Files.delete(away);
    }
}
