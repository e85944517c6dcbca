package org.pagetint.ui.hex.loading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pagetint.memory.PageSize;

/// The pages read so far, by their address; the least recently used go first once there are too many. FX thread only.
public final class PageCache {
    /// The most memory that pages are kept in.
    static final long MOST_BYTES = 32L * 1024 * 1024;

    private final LinkedHashMap<Long, PageContent> pages = new LinkedHashMap<>(16, 0.75f, true);
    private final int capacity;

    /// A cache of as many pages as [#MOST_BYTES] hold, at least one.
    PageCache(PageSize pageSize) {
        this.capacity = Math.toIntExact(Math.max(1, MOST_BYTES / pageSize.bytes()));
    }

    /// What is known of the page that starts at `page`. Counts as a use.
    Optional<PageContent> get(long page) {
        return Optional.ofNullable(pages.get(page));
    }

    /// Remembers a page in place of what was known of it.
    void put(long page, PageContent content) {
        pages.put(page, content);
        if (pages.size() > capacity) {
            pages.pollFirstEntry();
        }
    }

    /// All pages, the least recently used first. Counts as no use.
    Map<Long, PageContent> all() {
        return pages;
    }

    /// Forgets everything.
    void clear() {
        pages.clear();
    }
}
