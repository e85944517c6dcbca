package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.region.RegionRow;

/// The window on a child with 65,000 regions, nearly as many as the kernel allows. How fast it is, is measured by
/// `WindowSpeed`.
@Timeout(120)
class ManyRegionsTest {
    private static final int REGIONS = 65_000;
    private static final long PAGE = 4096;

    @Test
    void listsFiltersAndRefreshesSixtyFiveThousandRegions() throws Exception {
        try (Target target = Target.start();
                WindowUnderTest window = new WindowUnderTest()) {
            AddressRange range = target.anonymous(REGIONS);
            target.stripe(range);
            Robot robot = window.robot;
            window.open(target.pid());
            assertThat(window.rows("#regions")).hasSizeGreaterThan(REGIONS);

            long middle = range.start() + REGIONS / 2 * PAGE;
            window.goTo(middle);
            robot.waitUntil("the region is selected", () -> middle == selected(window));
            int first = firstInSight(window);
            target.call("munmap", range.start() + 10 * PAGE, PAGE);
            robot.press(KeyCode.F5);
            robot.waitUntil(
                    "one is gone",
                    () -> ((RegionRow) window.rows("#regions").get(indexOf(window, range.start() + 10 * PAGE)))
                            .change()
                            .toString()
                            .contains("Gone"));
            assertThat(robot.inFx(() -> selected(window))).isEqualTo(middle);
            assertThat(firstInSight(window)).isEqualTo(first);

            robot.press(KeyCode.CONTROL, KeyCode.K);
            robot.type(Long.toHexString(middle + 8));
            assertThat(window.rows("#regions")).hasSize(1);
            robot.save(window.scene(), "regions-65000");
        }
    }

    private static int indexOf(WindowUnderTest window, long start) {
        var rows = window.rows("#regions");
        for (int i = 0; i < rows.size(); i++) {
            if (((RegionRow) rows.get(i)).mapping().range().start() == start) {
                return i;
            }
        }
        throw new AssertionError("not listed: " + Long.toHexString(start));
    }

    private static long selected(WindowUnderTest window) {
        return window.regions().getSelectionModel().getSelectedItem() instanceof RegionRow row
                ? row.mapping().range().start()
                : 0;
    }

    private static int firstInSight(WindowUnderTest window) {
        return window.robot.inFx(() -> ((VirtualFlow<?>) window.regions().lookup(".virtual-flow"))
                .getFirstVisibleCell()
                .getIndex());
    }
}
