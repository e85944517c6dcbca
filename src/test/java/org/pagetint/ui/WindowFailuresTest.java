package org.pagetint.ui;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;

/// What a person sees when a process or a part of it goes away, or may not be seen.
@Timeout(120)
class WindowFailuresTest {
    @Test
    void keepsWhatWasReadWhenTheProcessExits(@TempDir Path folder) throws Exception {
        try (Target target = Target.startNaming(folder);
                WindowUnderTest window = new WindowUnderTest()) {
            AddressRange region = target.anonymous(4);
            target.fill(region, 7, 0);
            window.open(target.pid());
            window.selectRegion(region.start());
            waitForLine(window, region, "dirty memory, from the process");

            target.kill();

            waitFor(window, "Process " + target.pid() + " has exited.");
            waitForLine(window, region, "dirty memory, from the process");
            window.draw("window-exited");

            window.robot.click("Open again");
            waitFor(window, "No process with the same command runs now.");
            try (Target successor = Target.startNaming(folder)) {
                window.robot.click("Open again");
                window.robot.waitUntil(
                        "the new one is open",
                        () -> window.robot
                                        .find("#process-name", Button.class)
                                        .getText()
                                        .endsWith(" · " + successor.pid())
                                && !window.rows("#regions").isEmpty());
            }
        }
    }

    @Test
    void keepsWhatWasReadOfARegionThatVanishes() throws Exception {
        try (Target target = Target.start();
                WindowUnderTest window = new WindowUnderTest()) {
            AddressRange region = target.anonymous(4);
            target.fill(region, 7, 0);
            window.open(target.pid());
            window.selectRegion(region.start());
            waitForLine(window, region, "dirty memory, from the process");

            target.call("munmap", region.start(), region.length());
            window.robot.press(KeyCode.F5);

            waitFor(window, "This region is no longer mapped.");
            window.draw("window-vanished");
        }
    }

    private static void waitForLine(WindowUnderTest window, AddressRange region, String words) {
        String line = String.format("%012x · %s", region.start(), words);
        window.robot.waitUntil("the line says " + line, () -> window.status().startsWith(line));
    }

    /// Waits until some label in sight holds `text`.
    private static void waitFor(WindowUnderTest window, String text) {
        window.robot.waitUntil(
                "the window says: " + text,
                () -> window.scene().getRoot().lookupAll(".label").stream()
                        .anyMatch(node ->
                                node instanceof Label label && label.getText().contains(text) && isInSight(label)));
    }

    private static boolean isInSight(Node node) {
        for (Node part = node; part != null; part = part.getParent()) {
            if (!part.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
