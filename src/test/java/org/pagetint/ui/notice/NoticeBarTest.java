package org.pagetint.ui.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.ui.Robot;
import org.pagetint.ui.theme.Appearance;
import org.pagetint.ui.theme.SceneStyle;
import org.pagetint.words.Explanation;

@Timeout(60)
class NoticeBarTest {
    private final Robot robot = new Robot();
    private NoticeBar bar;
    private Scene scene;

    @BeforeEach
    void show() {
        bar = robot.inFx(NoticeBar::new);
        scene = robot.inFx(() -> {
            BorderPane page = new BorderPane();
            page.setTop(bar);
            return new Scene(page, 700, 300);
        });
        Appearance appearance = new Appearance(new SimpleBooleanProperty());
        robot.inFx(() -> {
            SceneStyle.keepGround(appearance);
            SceneStyle.dress(scene, appearance);
        });
        robot.show(scene);
    }

    @AfterEach
    void close() {
        robot.close();
    }

    private static Notice note(String sentence) {
        return Notice.note(new Explanation(sentence, "", ""));
    }

    private static Notice failure(String sentence) {
        return Notice.failure(
                new Explanation(sentence, "Do something about it.", "EIO /proc/1/maps"),
                new Notice.Action("Try", () -> {}));
    }

    private List<String> sentences() {
        return robot.inFx(() -> bar.lookupAll(".sentence").stream()
                .filter(label -> label.getParent().getParent().getParent().isVisible())
                .map(label -> ((Label) label).getText())
                .toList());
    }

    @Test
    void keepsEarlierMessagesUntilTheyAreClosed() {
        robot.inFx(() -> bar.show(note("One.")));
        robot.inFx(() -> bar.show(failure("Two.")));
        robot.inFx(() -> bar.show(note("Three.")));
        robot.inFx(() -> bar.show(note("Four.")));

        assertThat(sentences()).containsExactly("Four.", "Three.");
        robot.save(scene, "notices-folded");
        robot.click("2 earlier messages");
        assertThat(sentences()).containsExactly("Four.", "Three.", "Two.", "One.");
        robot.save(scene, "notices");
        robot.click(".close");
        assertThat(sentences()).containsExactly("Three.", "Two.");
        for (int index = 0; index < 3; index++) {
            robot.click(".close");
        }
        assertThat(robot.inFx(bar::isVisible)).isFalse();
    }

    @Test
    void changesWhatStandsAndLeavesOtherMessages() {
        robot.inFx(() -> bar.stand("process", Optional.of(failure("Not answering."))));
        robot.inFx(() -> bar.show(note("Saved.")));
        robot.inFx(() -> bar.stand("process", Optional.of(failure("Exited."))));
        assertThat(sentences()).containsExactly("Exited.", "Saved.");
        robot.inFx(() -> bar.show(note("Saved.")));
        assertThat(sentences()).containsExactly("Saved.", "Exited.");

        robot.inFx(() -> bar.stand("process", Optional.empty()));

        assertThat(sentences()).containsExactly("Saved.");
    }

    @Test
    void unfoldsDetailsToBeCopied() {
        robot.inFx(() -> bar.show(failure("It failed.")));
        assertThat(robot.sees("#notice-details")).isFalse();

        robot.click("#details");
        assertThat(robot.inFx(
                        () -> robot.find("#notice-details", TextArea.class).getText()))
                .isEqualTo("EIO /proc/1/maps");
        robot.save(scene, "notice-details");
        robot.click("#copy-details");
        assertThat(robot.inFx(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("It failed.\nEIO /proc/1/maps");
        robot.click("#details");
        assertThat(robot.sees("#notice-details")).isFalse();
    }
}
