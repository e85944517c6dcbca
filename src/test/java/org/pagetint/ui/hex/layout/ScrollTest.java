package org.pagetint.ui.hex.layout;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ScrollTest {
    private static final double ROW = 22;
    private static final double HEIGHT = 700;
    private static final long MANY = 1L << 58;

    @Test
    void movesByPixelsAndByRows() {
        Scroll moved = new Scroll(10, 20).by(5, ROW, HEIGHT, MANY);

        assertThat(moved).isEqualTo(new Scroll(11, 3));
        assertThat(moved.byRows(-2, ROW, HEIGHT, MANY)).isEqualTo(new Scroll(9, 3));
    }

    @Test
    void staysAtTheTopAndAtTheBottom() {
        Scroll bottom = Scroll.TOP.byRows(Long.MAX_VALUE, ROW, HEIGHT, MANY);

        assertThat(Scroll.TOP.by(-1000, ROW, HEIGHT, MANY)).isEqualTo(Scroll.TOP);
        assertThat(bottom.endRow(ROW, HEIGHT, MANY)).isEqualTo(MANY);
        assertThat(bottom.by(1000, ROW, HEIGHT, MANY)).isEqualTo(bottom);
    }

    @Test
    void doesNotScrollWhatFits() {
        assertThat(Scroll.TOP.by(500, ROW, HEIGHT, 31)).isEqualTo(Scroll.TOP);
    }

    @Test
    void leavesARowAloneThatIsInSight() {
        Scroll scroll = new Scroll(100, 7);

        assertThat(scroll.showing(105, ROW, HEIGHT, MANY)).isEqualTo(scroll);
        assertThat(scroll.showing(100, ROW, HEIGHT, MANY)).isEqualTo(new Scroll(100, 0));
    }

    @Property
    void bringsAnyRowWhollyIntoSight(
            @ForAll @LongRange(min = 0, max = MANY - 1) long from,
            @ForAll @DoubleRange(min = 0, max = 21) double offset,
            @ForAll @LongRange(min = 0, max = MANY - 1) long target) {
        Scroll shown = new Scroll(from, offset).within(ROW, HEIGHT, MANY).showing(target, ROW, HEIGHT, MANY);

        double top = (target - shown.row()) * ROW - shown.offset();
        assertThat(top).isBetween(0.0, HEIGHT - ROW);
    }

    @Property
    void neverLeavesABlank(@ForAll long row, @ForAll @DoubleRange(min = 0, max = 21) double offset) {
        Scroll scroll = new Scroll(row, offset).within(ROW, HEIGHT, MANY);

        assertThat(scroll.row()).isNotNegative();
        double below = (MANY - scroll.row()) * ROW - scroll.offset();
        assertThat(below).isGreaterThanOrEqualTo(HEIGHT);
    }
}
