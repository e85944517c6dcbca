package org.pagetint.ui.hex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailure;

/// Keeps the pages of one process that were read, and has those read that come into sight. FX thread only.
final class PageLoader implements AutoCloseable {
    /// What the loader tells, in the FX thread.
    interface Listener {
        /// Pages look different now.
        void pagesChanged();

        /// A page that was mapped is not mapped any more.
        void pagesVanished();

        /// The process is gone: nothing will be read any more.
        void ended(ProcessFailure failure);
    }

    private static final long CACHE_BYTES = 32L * 1024 * 1024;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int PAGES_AHEAD = 16;

    private final PageSize pageSize;
    private final Viewport viewport;
    private final PageCache cache;
    private final Changes changes = new Changes();
    private final PageBytes zeros;
    private final Listener listener;
    private boolean refreshing;

    PageLoader(ProcessMemory memory, Executor fx, Listener listener) {
        this.pageSize = memory.pageSize();
        this.viewport = new Viewport(memory, fx);
        this.cache = new PageCache(Math.toIntExact(Math.max(1, CACHE_BYTES / pageSize.bytes())));
        this.zeros = PageBytes.zeros(Math.toIntExact(pageSize.bytes()));
        this.listener = listener;
    }

    /// What is known of the page that starts at `page`.
    Optional<PageContent> at(long page) {
        return cache.get(page);
    }

    /// Bytes seen to change.
    Changes changes() {
        return changes;
    }

    /// The threads that read, for other work than pages.
    Viewport viewport() {
        return viewport;
    }

    /// Has the pages in sight read: those that are not known, and those that were read more than a second before they came
    /// into sight again. Then those ahead.
    ///
    /// @param visible whole pages
    /// @param before what was in sight before, if it touches this
    /// @param region nothing outside is read ahead
    /// @param down whether the view moves towards higher addresses
    void look(AddressRange visible, Optional<AddressRange> before, AddressRange region, boolean down) {
        long now = System.nanoTime();
        put(Work.Kind.SCREEN, visible, page -> isMissing(page) || (isNew(page, before) && isStale(page, now)));
        ahead(visible, region, down).ifPresent(range -> put(Work.Kind.AHEAD, range, this::isMissing));
    }

    /// Has the pages in sight read again, unless the last time is still under way.
    ///
    /// @param visible whole pages
    void refresh(AddressRange visible) {
        if (!refreshing) {
            refreshing = true;
            put(Work.Kind.SCREEN, visible, _ -> true);
        }
    }

    @Override
    public void close() {
        viewport.close();
    }

    private void put(Work.Kind kind, AddressRange range, Predicate<Long> wanted) {
        List<AddressRange> pieces = pieces(range, wanted);
        if (!pieces.isEmpty()) {
            viewport.put(kind, new FetchWork(pieces, zeros, new Arrived()));
        }
    }

    private List<AddressRange> pieces(AddressRange range, Predicate<Long> wanted) {
        List<AddressRange> pieces = new ArrayList<>();
        long start = range.start();
        for (long page = range.start(); page != range.end(); page += pageSize.bytes()) {
            if (!wanted.test(page)) {
                add(pieces, start, page);
                start = page + pageSize.bytes();
            } else if (page - start >= Viewport.FETCH_BYTES || isSilent(page)) {
                add(pieces, start, page);
                start = page;
            }
        }
        add(pieces, start, range.end());
        return pieces;
    }

    private static void add(List<AddressRange> pieces, long start, long end) {
        if (start != end) {
            pieces.add(new AddressRange(start, end));
        }
    }

    private Optional<AddressRange> ahead(AddressRange visible, AddressRange region, boolean down) {
        long reach = PAGES_AHEAD * pageSize.bytes();
        AddressRange all = pageSize.widen(region);
        AddressRange window = down
                ? new AddressRange(visible.end(), saturatedEnd(visible.end(), reach, all))
                : new AddressRange(saturatedStart(visible.start(), reach, all), visible.start());
        return window.intersect(all);
    }

    private static long saturatedEnd(long from, long reach, AddressRange all) {
        return Long.compareUnsigned(all.end() - from, reach) < 0 ? all.end() : from + reach;
    }

    private static long saturatedStart(long from, long reach, AddressRange all) {
        return Long.compareUnsigned(from - all.start(), reach) < 0 ? all.start() : from - reach;
    }

    private boolean isMissing(long page) {
        return cache.get(page).isEmpty();
    }

    private boolean isSilent(long page) {
        return cache.get(page).orElse(null) instanceof PageContent.Failed;
    }

    private static boolean isNew(long page, Optional<AddressRange> before) {
        return before.isEmpty() || !before.get().contains(page);
    }

    private boolean isStale(long page, long now) {
        return cache.get(page).orElse(null) instanceof PageContent.Read read && now - read.readAt() > FRESH_NANOS;
    }

    private final class Arrived implements FetchWork.Sink {
        @Override
        public void read(AddressRange range, List<PageBytes> pages, List<PageRun> runs, long readAt) {
            refreshing = false;
            int index = 0;
            boolean vanished = false;
            for (PageRun run : runs) {
                for (long page = run.range().start(); page != run.range().end(); page += pageSize.bytes()) {
                    vanished |= put(page, new PageContent.Read(run, pages.get(index++), readAt));
                }
            }
            listener.pagesChanged();
            if (vanished) {
                listener.pagesVanished();
            }
        }

        @Override
        public void failed(AddressRange range, ProcessFailure failure) {
            refreshing = false;
            for (long page = range.start(); page != range.end(); page += pageSize.bytes()) {
                if (!(cache.get(page).orElse(null) instanceof PageContent.Read)) {
                    cache.put(page, new PageContent.Failed(failure));
                }
            }
            if (isEnd(failure)) {
                viewport.close();
                listener.ended(failure);
            }
            listener.pagesChanged();
        }

        private boolean put(long page, PageContent.Read now) {
            Optional<PageContent.Read> before = cache.get(page).flatMap(PageContent::reading);
            if (before.isPresent() && before.get().readAt() > now.readAt()) {
                return false;
            }
            boolean vanished = before.isPresent() && isMapped(before.get()) && !isMapped(now);
            before.filter(last -> last.isKnown() && now.isKnown())
                    .ifPresent(last -> changes.compare(page, last.bytes(), now.bytes(), System.nanoTime()));
            cache.put(page, vanished ? new PageContent.Gone(before.get()) : now);
            return vanished;
        }
    }

    private static boolean isMapped(PageContent.Read read) {
        return read.run().reason().filter(UnknownReason.NOT_MAPPED::equals).isEmpty();
    }

    private static boolean isEnd(ProcessFailure failure) {
        return switch (failure) {
            case ProcessFailure.NoSuchProcess _, ProcessFailure.Exited _ -> true;
            case ProcessFailure.PermissionDenied _, ProcessFailure.NotAnswering _, ProcessFailure.Io _ -> false;
        };
    }
}
