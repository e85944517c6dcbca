package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.pagetint.words.AddressText;

/// What a person does with what was found: narrows it in as the process goes on, and compares it with an earlier run.
class WindowRefineTest extends SearchFixture {
    @Test
    void narrowsInOnANumberAndTakesItBack() throws Exception {
        for (int index = 0; index < 5; index++) {
            target.poke(place(index), number(1_234_567_890));
        }
        openPaneOnRegion();
        choose("#search-kind", "NUMBER");
        type("1234567890");
        search();
        assertThat(rows()).isEqualTo(5);
        target.poke(place(1), number(1_234_567_891));
        target.poke(place(3), number(-5));
        awaitCell(3, "now", "-5");
        awaitCell(3, "found", "1234567890");

        refine("increased");
        assertThat(rows()).isEqualTo(1);
        awaitCell(0, "address", AddressText.of(place(1)));
        assertThat(text("#search-status")).isEqualTo("1 of 5 matches kept.");
        robot.save(window.scene(), "search-refined");
        refine("undo");
        refine("unchanged");

        assertThat(rows()).isEqualTo(3);
        assertThat(text("#search-status")).isEqualTo("3 of 5 matches kept.");
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private void refine(String what) {
        click("#search-refine");
        robot.waitUntil("the menu is open", () -> robot.sees("#search-refine-matching"));
        robot.save(window.scene(), "search-refine");
        robot.click("#search-refine-" + what);
        awaitEnd();
    }

    @Test
    void comparesWithTheLastRun() throws Exception {
        openPaneOnRegion();
        choose("#search-kind", "TEXT");
        type("Pagetint!");
        search();
        target.poke(place(2), new byte[] {0});
        target.poke(range.end() - PAGE, WORD);
        robot.inFx(() -> shown("#search-pattern", Node.class).requestFocus());
        robot.press(KeyCode.ENTER);
        robot.waitUntil("it is compared", () -> robot.sees("#search-gone"));

        assertThat(List.of(text("#search-all"), text("#search-fresh"), text("#search-kept"), text("#search-gone")))
                .containsExactly("5 now", "1 new", "4 kept", "1 gone");
        click("#search-gone");
        assertThat(rows()).isEqualTo(1);
        awaitCell(0, "address", AddressText.of(place(2)));
        robot.save(window.scene(), "search-compared");
        click("#search-fresh");
        awaitCell(0, "address", AddressText.of(range.end() - PAGE));
    }
}
