package org.pagetint.ui.hex.loading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pagetint.memory.PageSize;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;

class PageCacheTest {
    private static final PageContent CONTENT = new PageContent.Failed(new ProcessFailure.Exited(new ProcessId(1, 0)));
    private static final long PAGES = PageCache.MOST_BYTES / 4096;

    private final PageCache cache = new PageCache(PageSize.DEFAULT);

    private void fill(long from, long to) {
        for (long page = from; page < to; page++) {
            cache.put(page * 4096, CONTENT);
        }
    }

    @Test
    void holds32MebibytesOfPagesAndNoMore() {
        fill(0, 3 * PAGES);

        assertThat(cache.all()).hasSize(8192);
    }

    @Test
    void forgetsTheLeastRecentlyUsedPageFirst() {
        fill(0, PAGES);
        assertThat(cache.get(0)).isPresent();

        fill(PAGES, PAGES + 1);

        assertThat(cache.get(0)).isPresent();
        assertThat(cache.get(4096)).isEmpty();
    }

    @Test
    void holdsOnePageHoweverLargePagesAre() {
        PageCache huge = new PageCache(new PageSize(1L << 30));
        huge.put(0, CONTENT);

        assertThat(huge.get(0)).isPresent();
    }
}
