package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.Target;

/// What a person sees of a mistake in Pagetint itself: a message, details for the report, and a window that goes on.
@Timeout(60)
class WindowFaultTest {
    @Test
    void saysThatItMadeAMistakeAndTriesAgain() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        Sources sources = WindowUnderTest.thisMachine();
        Sources faulty = new Sources(
                sources.processes(),
                process -> {
                    if (broken.get()) {
                        throw new IllegalStateException("no such state");
                    }
                    return sources.memories().open(process);
                },
                sources.self());
        try (Target target = Target.start();
                WindowUnderTest window = new WindowUnderTest(faulty)) {
            Robot robot = window.robot;
            robot.waitUntil("processes", () -> !window.rows("#processes").isEmpty());
            robot.type(Integer.toString(target.pid()));
            robot.press(KeyCode.ENTER);

            robot.waitUntil(
                    "both messages",
                    () -> robot.sees("Pagetint has made a mistake.")
                            && robot.sees("The process java · " + target.pid() + " could not be opened."));
            window.draw("window-fault");
            robot.click("#details");
            robot.click("#copy-details");
            String details = robot.inFx(
                    () -> robot.find("#notice-details", TextArea.class).getText());
            assertThat(details)
                    .startsWith("refresh: java.lang.IllegalStateException: no such state at org.pagetint")
                    .hasLineCount(1);
            assertThat(robot.inFx(() -> Clipboard.getSystemClipboard().getString()))
                    .isEqualTo("Pagetint has made a mistake.\n" + details);
            window.draw("window-fault-details");
            broken.set(false);
            robot.click("Try again");

            robot.waitUntil("its regions", () -> !window.rows("#regions").isEmpty());
        }
    }
}
