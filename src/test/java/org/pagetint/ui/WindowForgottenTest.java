package org.pagetint.ui;

import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Wait;

/// What is closed takes no memory any more, however many windows and pages come and go.
@Timeout(120)
class WindowForgottenTest {
    @Test
    void keepsNothingOfAClosedWindow() throws Exception {
        try (WindowUnderTest window = new WindowUnderTest();
                Target target = Target.start()) {
            FirstView process = new FirstView(
                    Optional.of(WindowUnderTest.thisMachine().processes().find(target.pid())), OptionalLong.empty());
            WeakReference<Parent> closed = openedAndClosed(window, process);
            awaitForgotten(closed);
        }
    }

    @Test
    void keepsNothingOfAPageThatWasLeft() throws Exception {
        try (WindowUnderTest window = new WindowUnderTest();
                Target target = Target.start()) {
            window.open(target.pid());
            WeakReference<Node> page = new WeakReference<>(window.lookup("#process-page"));

            window.robot.press(KeyCode.CONTROL, KeyCode.O);

            awaitForgotten(page);
        }
    }

    private static void awaitForgotten(WeakReference<? extends Node> gone) throws Exception {
        Wait.until("it is forgotten", () -> {
            System.gc();
            return gone.get() == null;
        });
    }

    private static WeakReference<Parent> openedAndClosed(WindowUnderTest window, FirstView process) {
        Stage stage = window.robot.inFx(() -> {
            Stage other = new Stage();
            window.windows.open(other, process);
            return other;
        });
        window.robot.waitUntil("it shows regions", () -> stage.getScene().lookup("#regions") != null);
        return window.robot.inFx(() -> {
            WeakReference<Parent> root =
                    new WeakReference<>(Objects.requireNonNull(stage.getScene()).getRoot());
            stage.close();
            return root;
        });
    }
}
