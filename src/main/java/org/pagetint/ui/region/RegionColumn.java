package org.pagetint.ui.region;

import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageState;
import org.pagetint.words.PageWords;

/// What the region table shows and can be ordered by.
public enum RegionColumn {
    START,
    END,
    SIZE,
    PERMISSIONS,
    KIND,
    NAME,
    OFFSET,
    RESIDENT,
    DIRTY,
    SWAPPED,
    PAGES;

    /// What rows are compared by: an unsigned number or a text, whatever its case; the other one is 0 or empty.
    record Key(long number, String text) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byNumber = Long.compareUnsigned(number, other.number);
            return byNumber != 0 ? byNumber : String.CASE_INSENSITIVE_ORDER.compare(text, other.text);
        }
    }

    /// What `row` is compared by.
    ///
    /// @param pages what is known of its pages
    Key key(RegionRow row, PageCounts pages) {
        return switch (this) {
            case START -> new Key(row.mapping().range().start(), "");
            case END -> new Key(row.mapping().range().end(), "");
            case SIZE -> new Key(row.mapping().range().length(), "");
            case PERMISSIONS -> new Key(0, row.mapping().permissions().toString());
            case KIND -> new Key(0, PageWords.of(row.kind()));
            case NAME -> new Key(0, row.path());
            case OFFSET -> new Key(row.mapping().offset(), "");
            case RESIDENT -> new Key(pages.residentBytes(), "");
            case DIRTY, PAGES -> new Key(pages.bytes(PageState.DIRTY_MEMORY), "");
            case SWAPPED -> new Key(pages.bytes(PageState.SWAPPED), "");
        };
    }
}
