package org.pagetint.ui.hex.loading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailure;

/// Keeps the pages of one process that were read, and has those read that come into sight. FX thread only.
public final class PageLoader {
    /// What the loader tells, in the FX thread.
    public interface Listener {
        /// Pages look different now.
        void pagesChanged();

        /// A page that was mapped is not mapped any more.
        void pagesVanished();

        /// These pages could not be read.
        void failed(AddressRange pages, ProcessFailure failure);
    }

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LATEST_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int PAGES_AHEAD = 16;

    private final PageSize pageSize;
    private final ViewReader reader;
    private final PageCache cache;
    private final Changes changes = new Changes();
    private final Set<Long> suspects = new HashSet<>();
    private final PageBytes zeros;
    private final Listener listener;
    private Optional<AddressRange> viewport = Optional.empty();
    private Optional<Refresh> refresh = Optional.empty();
    private Optional<ProcessFailure> end = Optional.empty();

    private record Refresh(AddressRange range, long since) {}

    PageLoader(ViewReader reader, PageSize pageSize, Listener listener) {
        this.pageSize = pageSize;
        this.reader = reader;
        this.cache = new PageCache(pageSize);
        this.zeros = PageBytes.zeros(Math.toIntExact(pageSize.bytes()));
        this.listener = listener;
    }

    /// What is known of the page that starts at `page`.
    public Optional<PageContent> at(long page) {
        return cache.get(page).or(() -> end.map(PageContent.Failed::new));
    }

    /// The byte at `address`, from 0 to 255, if it is known.
    public Optional<Integer> byteAt(long address) {
        long page = pageSize.floor(address);
        return at(page).flatMap(PageContent::reading)
                .filter(PageContent.Read::isKnown)
                .map(read -> read.bytes().at((int) (address - page)));
    }

    /// The pages of `range` whose bytes are known, as they were read last.
    ///
    /// @param range at most 2³¹ − 1 bytes
    KeptPages kept(AddressRange range) {
        AddressRange pages = pageSize.widen(range);
        Map<Long, PageBytes> kept = new HashMap<>();
        for (long page = pages.start(); page != pages.end(); page += pageSize.bytes()) {
            long address = page;
            at(page).flatMap(PageContent::reading)
                    .filter(PageContent.Read::isKnown)
                    .ifPresent(read -> kept.put(address, read.bytes()));
        }
        return new KeptPages(pageSize, kept);
    }

    /// Whether something is known of all pages in sight.
    public boolean knowsSight() {
        return viewport.filter(this::knowsAll).isPresent();
    }

    /// Bytes seen to change.
    public Changes changes() {
        return changes;
    }

    /// Has the pages in sight read: those that are not known, and those that were read more than a second before they
    /// came into sight again. Then those ahead, where the view is going. Nothing happens where the same pages are in
    /// sight already.
    ///
    /// @param visible whole pages
    /// @param region nothing outside is read ahead
    public void look(AddressRange visible, AddressRange region) {
        Optional<AddressRange> before = viewport;
        if (before.equals(Optional.of(visible))) {
            return;
        }
        viewport = Optional.of(visible);
        long now = System.nanoTime();
        boolean down = before.filter(was -> Long.compareUnsigned(visible.start(), was.start()) < 0)
                .isEmpty();
        refresh = Optional.empty();
        put(Work.Kind.SCREEN, visible, page -> isMissing(page) || (isNew(page, before) && isStale(page, now)));
        AddressRange ahead = ahead(visible, pageSize.widen(region), down);
        put(Work.Kind.AHEAD, ahead, page -> isMissing(page) && !suspects.contains(page));
    }

    /// Nothing is in sight any more.
    void leave() {
        viewport = Optional.empty();
    }

    /// Has the pages in sight read that are still not known.
    public void lookAgain() {
        if (refresh.isEmpty()) {
            viewport.ifPresent(pages -> put(Work.Kind.SCREEN, pages, this::isMissing));
        }
    }

    /// Has the pages in sight read again, unless the last time is still under way. Pages that did not answer are left
    /// alone.
    public void refresh() {
        long now = System.nanoTime();
        if (refresh.filter(last -> now - last.since < LATEST_NANOS).isEmpty()) {
            refresh = viewport.map(pages -> new Refresh(pages, now));
            viewport.ifPresent(pages -> put(Work.Kind.SCREEN, pages, page -> !isSilent(page)));
        }
    }

    /// The process is gone: of pages that are not known, nothing more will be.
    void end(ProcessFailure failure) {
        end = Optional.of(failure);
    }

    /// Tries again what failed.
    public void forgetFailures() {
        cache.all().values().removeIf(PageContent.Failed.class::isInstance);
        suspects.clear();
        refresh = Optional.empty();
    }

    private void put(Work.Kind kind, AddressRange range, LongPredicate wanted) {
        reader.put(kind, new FetchWork(pieces(range, wanted), zeros, new Arrived()));
    }

    /// Cuts the wanted pages of `range` into fetches; pages of a fetch that did not answer stand alone.
    private List<AddressRange> pieces(AddressRange range, LongPredicate wanted) {
        List<AddressRange> pieces = new ArrayList<>();
        long start = range.start();
        for (long page = start; page != range.end(); page += pageSize.bytes()) {
            long next = page + pageSize.bytes();
            if (!wanted.test(page)) {
                add(pieces, start, page);
                start = next;
            } else if (suspects.contains(page)) {
                add(pieces, start, page);
                add(pieces, page, next);
                start = next;
            } else if (next - start >= ViewReader.FETCH_BYTES) {
                add(pieces, start, next);
                start = next;
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

    private AddressRange ahead(AddressRange visible, AddressRange all, boolean down) {
        long reach = PAGES_AHEAD * pageSize.bytes();
        if (down) {
            long room = all.end() - visible.end();
            return AddressRange.ofLength(visible.end(), Long.compareUnsigned(room, reach) < 0 ? room : reach);
        }
        long room = visible.start() - all.start();
        return new AddressRange(
                visible.start() - (Long.compareUnsigned(room, reach) < 0 ? room : reach), visible.start());
    }

    private boolean knowsAll(AddressRange pages) {
        for (long page = pages.start(); page != pages.end(); page += pageSize.bytes()) {
            if (at(page).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private boolean isMissing(long page) {
        return cache.get(page).isEmpty();
    }

    private boolean isSilent(long page) {
        return cache.get(page).orElse(null) instanceof PageContent.Failed(ProcessFailure.NotAnswering _);
    }

    private static boolean isNew(long page, Optional<AddressRange> before) {
        return before.isEmpty() || !before.get().contains(page);
    }

    private boolean isStale(long page, long now) {
        return cache.get(page).orElse(null) instanceof PageContent.Read read && now - read.readAt() > FRESH_NANOS;
    }

    private static boolean isMapped(PageContent.Read read) {
        return read.run().reason().filter(UnknownReason.NOT_MAPPED::equals).isEmpty();
    }

    /// Whether the page looks just as it would look by what was read now.
    private boolean isShown(long page, PageContent.Read now) {
        return cache.get(page).orElse(null) instanceof PageContent.Read last
                && last.run().state() == now.run().state()
                && last.run().origin() == now.run().origin()
                && last.run().reason().equals(now.run().reason())
                && last.bytes().differences(now.bytes()).isEmpty();
    }

    private void arrived(AddressRange range) {
        refresh = refresh.filter(pending -> !range.contains(pending.range.end() - 1));
    }

    private final class Arrived implements FetchWork.Sink {
        @Override
        public void read(AddressRange range, List<PageBytes> pages, List<PageRun> runs, long readAt) {
            arrived(range);
            int index = 0;
            boolean vanished = false;
            boolean changed = false;
            for (PageRun run : runs) {
                for (long page = run.range().start(); page != run.range().end(); page += pageSize.bytes()) {
                    PageContent.Read now = new PageContent.Read(run, pages.get(index++), readAt);
                    changed |= !isShown(page, now);
                    vanished |= keep(page, now);
                }
            }
            if (changed) {
                listener.pagesChanged();
            } else {
                lookAgain(); // Nothing is to be drawn
            }
            if (vanished) {
                listener.pagesVanished();
            }
        }

        @Override
        public void failed(AddressRange range, ProcessFailure failure) {
            arrived(range);
            boolean single = range.length() == pageSize.bytes();
            for (long page = range.start(); page != range.end(); page += pageSize.bytes()) {
                if (!single) {
                    suspects.add(page);
                } else if (cache.get(page).flatMap(PageContent::reading).isEmpty()) {
                    cache.put(page, new PageContent.Failed(failure));
                }
            }
            listener.failed(range, failure);
            listener.pagesChanged();
        }

        /// Keeps what was read, unless something newer is kept already.
        ///
        /// @return whether the page was mapped and is not any more
        private boolean keep(long page, PageContent.Read now) {
            Optional<PageContent.Read> before = cache.get(page).flatMap(PageContent::reading);
            if (before.filter(last -> last.readAt() > now.readAt()).isPresent()) {
                return false;
            }
            suspects.remove(page);
            boolean vanished = before.filter(PageLoader::isMapped).isPresent() && !isMapped(now);
            before.filter(last -> last.isKnown() && now.isKnown())
                    .ifPresent(last -> changes.compare(page, last.bytes(), now.bytes(), System.nanoTime()));
            cache.put(page, vanished ? new PageContent.Gone(before.orElseThrow()) : now);
            return vanished;
        }
    }
}
