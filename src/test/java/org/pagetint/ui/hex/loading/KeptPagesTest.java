package org.pagetint.ui.hex.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageSize;

class KeptPagesTest {
    private static final long TOP = 0xffff_ffff_ff60_0000L;
    private static final PageBytes ZEROS = PageBytes.zeros(4096);

    private final KeptPages kept = new KeptPages(PageSize.DEFAULT, Map.of(TOP, ZEROS, TOP + 0x2000, ZEROS));

    @Test
    void cutsARangeIntoWhatIsKeptAndWhatIsMissing() {
        List<String> parts = new ArrayList<>();
        kept.in(
                new AddressRange(TOP + 0xff0, TOP + 0x2010),
                (part, _, offset) -> parts.add("kept " + part.length() + " from " + offset),
                part -> parts.add("missing " + part.length()));

        assertThat(parts).containsExactly("kept 16 from 4080", "missing 4096", "kept 16 from 0");
    }

    @Test
    void knowsWhetherItHasAll() {
        assertThat(kept.has(new AddressRange(TOP, TOP + 0x1000))).isTrue();
        assertThat(kept.has(new AddressRange(TOP, TOP + 0x1001))).isFalse();
    }
}
