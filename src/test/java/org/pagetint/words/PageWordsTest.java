package org.pagetint.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

class PageWordsTest {
    private static final AddressRange PAGE = AddressRange.ofLength(0x1000, 0x1000);

    @Test
    void namesStateAndOrigin() {
        assertThat(PageWords.of(PageRun.known(PAGE, PageState.DIRTY_MEMORY, ByteOrigin.PROCESS_MEMORY)))
                .isEqualTo("dirty memory, from the process");
    }

    @Test
    void namesTheReasonOfUnknownBytes() {
        assertThat(PageWords.of(PageRun.unknown(PAGE, PageState.UNREADABLE, UnknownReason.GUARD_PAGE)))
                .isEqualTo("unreadable, unknown: a guard page, the process itself may not touch it");
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryReason(UnknownReason reason) {
        assertThat(PageWords.of(reason)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryState(PageState state) {
        assertThat(PageWords.of(state)).isNotBlank();
        assertThat(PageWords.explanation(state)).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryOriginAndFamily(ByteOrigin origin) {
        assertThat(PageWords.of(origin)).isNotBlank();
        for (PageFamily family : PageFamily.values()) {
            assertThat(PageWords.of(family)).isNotBlank();
        }
    }
}
