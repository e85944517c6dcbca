package org.pagetint.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.Counter;

final class StatusFileTest {

    @Test
    void readsTheCountersThatAreThere() {
        StatusFile status = parse(
                "Name:\tcat\nUid:\t1000\t1000\t1000\t1000\nVmRSS:\t    1234 kB\nRssAnon:\t 12 kB\nVmSwap:\t0 kB\n");

        assertThat(status.counters().kilobytes())
                .isEqualTo(Map.of(Counter.VM_RSS, 1234L, Counter.RSS_ANON, 12L, Counter.VM_SWAP, 0L));
        assertThat(status.number("Uid")).hasValue(1000);
    }

    /// A name can hold any byte; the kernel escapes only the line feed and the backslash.
    @Test
    void letsNoNameForgeALine() {
        StatusFile status = parse("Name:\tx\rVmRSS:\t1 kB\nVmRSS:\t    1234 kB\n");

        assertThat(status.number("VmRSS")).hasValue(1234);
    }

    @Test
    void leavesOutWhatIsNoNumber() {
        StatusFile status = parse("VmRSS:\tmuch\nVmPTE:\nRssAnon: 99999999999999999999 kB\nnonsense\n:\n");

        assertThat(status.counters().kilobytes()).isEmpty();
    }

    private static StatusFile parse(String text) {
        return StatusFile.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
