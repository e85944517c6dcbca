package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.MappingKind;

/// *Go to*: one field that leads anywhere.
class WindowGoToTest extends RegionsFixture {
    @Test
    void goesToAnAddressANameWithAnOffsetAndARegion() {
        window.goTo(written.start() + 0x123);
        waitForLine(written.start() + 0x123);

        robot.press(KeyCode.CONTROL, KeyCode.G);
        robot.type("records.db+0x2010");
        assertThat(suggestions()).hasSize(1);
        robot.press(KeyCode.ENTER);
        waitForLine(mapped.start() + 0x2010);

        robot.press(KeyCode.CONTROL, KeyCode.G);
        robot.type("stack");
        assertThat(suggestions()).first().asString().contains("[stack]");
        robot.press(KeyCode.ENTER);
        long stack = rows().stream()
                .filter(row -> row.mapping().kind() == MappingKind.STACK)
                .findFirst()
                .orElseThrow()
                .mapping()
                .range()
                .start();
        waitForLine(stack);

        robot.press(KeyCode.CONTROL, KeyCode.G);
        robot.type("rec");
        assertThat(suggestions()).first().asString().contains("records.db");
        robot.press(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL, KeyCode.G);
        robot.type("nothing of that name");
        assertThat(suggestions()).isEmpty();
        robot.press(KeyCode.ENTER);
        assertThat(robot.inFx(() -> robot.find("#go-to", TextField.class).getText()))
                .isEqualTo("nothing of that name");
        robot.press(KeyCode.ESCAPE);
        waitForLine(stack);
    }

    @Test
    void offersWhatTheNameCouldMeanToBeChosenByTheArrows() {
        robot.press(KeyCode.CONTROL, KeyCode.G);
        robot.type("lib");
        assertThat(suggestions()).hasSizeGreaterThan(2);
        Suggestion third = (Suggestion) suggestions().get(2);
        for (int step = 0; step < 3; step++) {
            robot.press(KeyCode.DOWN);
        }
        robot.press(KeyCode.UP);
        robot.press(KeyCode.ENTER);

        waitForLine(third.address());
    }

    private List<?> suggestions() {
        return robot.inFx(() -> {
            List<?> items = robot.find("#go-to-list", ListView.class).getItems();
            return List.copyOf(items);
        });
    }
}
