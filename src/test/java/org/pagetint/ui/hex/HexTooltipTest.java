package org.pagetint.ui.hex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.ui.hex.model.Bookmark;
import org.pagetint.ui.hex.model.ListedRanges;
import org.pagetint.words.PageWords;

/// What the rows say of what lies under the mouse.
class HexTooltipTest {
    private static final long START = 0x7f00_0000_0000L;

    private final ArrayMemory memory = new ArrayMemory()
            .map(AddressRange.ofLength(START, 8 * HexFixture.PAGE), "[heap]")
            .set(START, 8, PageState.DIRTY_MEMORY);
    private Optional<HexFixture> shown = Optional.empty();

    private HexFixture stand() {
        return shown.orElseThrow();
    }

    private void show() {
        shown = Optional.of(new HexFixture(memory, false));
        stand().awaitPage(START);
    }

    @AfterEach
    void close() {
        shown.ifPresent(HexFixture::close);
    }

    private void point(double x, double y) {
        stand().robot().moveTo(stand().rows(), x + 1, y);
        stand().robot().moveTo(stand().rows(), x, y);
    }

    private void awaitTooltip(String words) {
        stand().robot()
                .waitUntil(
                        "it says: " + words,
                        () -> Window.getWindows().stream()
                                .anyMatch(window -> window instanceof Tooltip tooltip
                                        && tooltip.isShowing()
                                        && tooltip.getText().equals(words)));
    }

    private void awaitTooltipOfByte(String words) {
        Point2D at = stand().point(START + 0x24);
        point(at.getX(), at.getY());
        awaitTooltip(words);
    }

    @Test
    void saysWhyTheBytesOfAGuardPageAreNotKnown() {
        memory.set(START, 1, PageState.UNREADABLE, UnknownReason.GUARD_PAGE);
        show();

        awaitTooltipOfByte("unreadable, unknown: a guard page, the process itself may not touch it");
        stand().robot()
                .save(
                        stand().ask(() -> Window.getWindows().stream()
                                .filter(Tooltip.class::isInstance)
                                .findFirst()
                                .orElseThrow()
                                .getScene()),
                        "unreadable-tooltip");
    }

    @Test
    void saysThatReadingWouldBringASwappedPageIn() {
        memory.set(START, 1, PageState.SWAPPED, UnknownReason.IN_SWAP);
        show();

        awaitTooltipOfByte("in swap, unknown: reading would bring it in from swap");
    }

    @Test
    void saysHowAReadFailed() {
        memory.beforeEachCall((call, range) -> {
            if (call.equals("fetch") && range.contains(START)) {
                throw new ProcessFailedException(
                        new ProcessFailure.Io(ArrayMemory.PROCESS, "read", Optional.of(5), "EIO"));
            }
        });
        show();

        awaitTooltipOfByte("The memory of process 4711 could not be read.");
        assertThat(stand().line()).isEqualTo("7f0000000000 · The memory of process 4711 could not be read.");
    }

    /// Two matches of one search that overlap say it once.
    @Test
    void saysWhatIsKnownOfAByteBesides() {
        show();
        List<AddressRange> found =
                List.of(AddressRange.ofLength(START + 0x20, 6), AddressRange.ofLength(START + 0x22, 6));
        stand().robot()
                .inFx(() -> stand().model()
                        .annotators()
                        .addAll(List.of(new ListedRanges("Found: 61", found), new ListedRanges("also known", found))));

        awaitTooltipOfByte("Found: 61\nalso known");
    }

    @Test
    void saysInTheMarginWhatTheStateMeansAndWhatABookmarkIsCalled() {
        show();
        double y = stand().point(START + 0x20).getY();
        point(12, y);
        awaitTooltip(PageWords.explanation(PageState.DIRTY_MEMORY));

        stand().robot().inFx(() -> stand().model().cursor().bookmarks().put(new Bookmark(START + 0x2a, "magic")));
        point(14, y);
        awaitTooltip("magic");
        point(14, y + 22);
        awaitTooltip(PageWords.explanation(PageState.DIRTY_MEMORY));
    }
}
