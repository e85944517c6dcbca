package org.pagetint.ui.hex.loading;

import java.util.Map;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageSize;

/// The bytes of pages as they were read last, for when they cannot be read any more. A value that any thread may use.
///
/// @param pageSize bytes of a page
/// @param pages by their address; only those whose bytes are known
public record KeptPages(PageSize pageSize, Map<Long, PageBytes> pages) {
    /// Takes a part of a page.
    interface Sink {
        /// Takes it.
        ///
        /// @param part addresses within one page
        /// @param offset of the part in the page
        void take(AddressRange part, PageBytes page, int offset);
    }

    public KeptPages {
        pages = Map.copyOf(pages);
    }

    /// Whether all of `range` is kept.
    boolean has(AddressRange range) {
        boolean[] missing = new boolean[1];
        in(range, (_, _, _) -> {}, _ -> missing[0] = true);
        return !missing[0];
    }

    /// Gives the parts of `range` that are kept to `sink`, and the others to `missing`, page by page.
    void in(AddressRange range, Sink sink, Consumer<AddressRange> missing) {
        long at = range.start();
        while (at != range.end()) {
            long page = pageSize.floor(at);
            AddressRange part = AddressRange.ofLength(page, pageSize.bytes())
                    .intersect(range)
                    .orElseThrow();
            PageBytes bytes = pages.get(page);
            if (bytes == null) {
                missing.accept(part);
            } else {
                sink.take(part, bytes, (int) (at - page));
            }
            at = part.end();
        }
    }
}
