package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PageRunTest {
    private static final AddressRange PAGE = new AddressRange(0x1000, 0x2000);

    @Test
    void demandsAReasonForUnknownBytesAndForNoOthers() {
        assertThatThrownBy(() -> new PageRun(PAGE, PageState.UNREADABLE, ByteOrigin.NONE, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PageRun(
                        PAGE, PageState.SWAPPED, ByteOrigin.PROCESS_MEMORY, Optional.of(UnknownReason.IN_SWAP)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void demandsAPage() {
        AddressRange nothing = new AddressRange(0x1000, 0x1000);

        assertThatThrownBy(() -> PageRun.known(nothing, PageState.FILE, ByteOrigin.BACKING_FILE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
