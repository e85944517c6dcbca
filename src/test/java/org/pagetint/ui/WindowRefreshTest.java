package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.pagetint.linux.child.Kernel;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.region.RegionRow;

/// What becomes of the region table when the list is read again.
class WindowRefreshTest extends RegionsFixture {
    @Test
    void marksWhatARefreshFindsAndKeepsTheSelection() throws Exception {
        AddressRange gone = target.anonymous(2);
        AddressRange changing = target.anonymous(PAGES);
        robot.press(KeyCode.F5);
        filter(Long.toHexString(changing.start()));
        robot.press(KeyCode.DOWN);
        filter("");
        AddressRange fresh = target.anonymous(3);
        target.call("munmap", gone.start(), gone.length());
        target.call("munmap", changing.start() + 12 * PAGE, 4 * PAGE);

        robot.press(KeyCode.F5);
        robot.waitUntil(
                "the new region is listed",
                () -> rows().stream().anyMatch(row -> row.mapping().range().start() == fresh.start()));

        assertThat(mark(fresh.start())).isEqualTo("+");
        assertThat(mark(gone.start())).isEqualTo("×");
        assertThat(mark(changing.start())).isEqualTo("▼");
        assertThat(robot.inFx(
                        () -> ((RegionRow) window.regions().getSelectionModel().getSelectedItem())
                                .mapping()
                                .range()
                                .start()))
                .isEqualTo(changing.start());
        window.draw("regions-changed");

        target.call("mmap", changing.start() + 12 * PAGE, 4 * PAGE, Kernel.READ_WRITE, FIXED, -1, 0);
        robot.press(KeyCode.F5);
        robot.waitUntil("it has grown", () -> mark(changing.start()).equals("▲"));
        assertThat(rows()).noneMatch(row -> row.mapping().range().start() == gone.start());
    }

    private static final long FIXED = Kernel.MAP_PRIVATE | Kernel.MAP_ANONYMOUS | Kernel.MAP_FIXED;

    private String mark(long start) {
        return rows().stream()
                .filter(row -> row.mapping().range().start() == start)
                .map(row -> cell(row, "mark"))
                .findFirst()
                .orElse("none");
    }
}
