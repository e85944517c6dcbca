package org.pagetint.ui.hex.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;

class MarksTest {
    private static final AddressRange FIRST = new AddressRange(10, 14);
    private static final AddressRange SECOND = new AddressRange(12, 16);
    private static final AddressRange LAST = new AddressRange(0xffff_ffff_ff60_0000L, 0xffff_ffff_ff60_0004L);

    private final Marks marks = Marks.of(List.of(FIRST, SECOND, LAST));

    private List<AddressRange> in(long start, long end) {
        List<AddressRange> found = new ArrayList<>();
        marks.in(new AddressRange(start, end), found::add);
        return found;
    }

    @Test
    void givesWhatTouchesARange() {
        assertThat(in(0, 10)).isEmpty();
        assertThat(in(0, 11)).containsExactly(FIRST);
        assertThat(in(13, 14)).containsExactly(FIRST, SECOND);
        assertThat(in(14, 16)).containsExactly(SECOND);
        assertThat(in(16, 0x1000)).isEmpty();
        assertThat(in(16, -1)).containsExactly(LAST);
    }

    @Test
    void saysWhetherOneTouchesARange() {
        assertThat(marks.touch(new AddressRange(14, 15))).isTrue();
        assertThat(marks.touch(new AddressRange(16, 100))).isFalse();
        assertThat(Marks.NONE.touch(new AddressRange(0, -1))).isFalse();
    }
}
