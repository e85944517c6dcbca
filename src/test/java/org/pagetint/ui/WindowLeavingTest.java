package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.Target;

/// A page that is left lets go of its process: no file of it stays open, even if it was left while it was being opened.
@Timeout(120)
class WindowLeavingTest {
    private static final long PATIENCE_SECONDS = 30;

    @Test
    void closesTheMemoryOfTheProcess() throws Exception {
        try (Target target = Target.start();
                WindowUnderTest window = new WindowUnderTest()) {
            window.open(target.pid());
            assertThat(openFiles(target)).isNotEmpty();

            window.robot.press(KeyCode.CONTROL, KeyCode.O);

            window.robot.waitUntil(
                    "its files are closed", () -> openFiles(target).isEmpty());
        }
    }

    @Test
    void closesTheMemoryThatOpensTooLate() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch opened = new CountDownLatch(1);
        Sources sources = WindowUnderTest.thisMachine();
        Sources slow = new Sources(
                sources.processes(),
                process -> {
                    begun.countDown();
                    await(gate);
                    var memory = sources.memories().open(process);
                    opened.countDown();
                    return memory;
                },
                sources.self());
        try (Target target = Target.start();
                WindowUnderTest window = new WindowUnderTest(slow)) {
            window.robot.waitUntil("processes", () -> !window.rows("#processes").isEmpty());
            window.robot.type(Integer.toString(target.pid()));
            window.robot.press(KeyCode.ENTER);
            await(begun);
            window.robot.waitUntil("it is being opened", () -> window.lookup("#process-page") != null);
            window.robot.press(KeyCode.CONTROL, KeyCode.O);
            window.robot.waitUntil("the picker", () -> window.robot.sees("#picker"));
            gate.countDown();
            await(opened);

            window.robot.waitUntil(
                    "its files are closed", () -> openFiles(target).isEmpty());
            assertThat(window.robot.sees("#notice .sentence")).isFalse();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The files in the folder of `target` in `/proc` that this process has open.
    private static List<Path> openFiles(Target target) {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.flatMap(WindowLeavingTest::leadsTo)
                    .filter(path -> path.startsWith("/proc/" + target.pid()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> leadsTo(Path descriptor) {
        try {
            return Stream.of(Files.readSymbolicLink(descriptor));
        } catch (IOException _) {
            return Stream.empty(); // Closed meanwhile.
        }
    }
}
