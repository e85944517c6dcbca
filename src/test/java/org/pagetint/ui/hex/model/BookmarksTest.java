package org.pagetint.ui.hex.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;

class BookmarksTest {
    private static final Bookmark LOW = new Bookmark(0x1000, "low");
    private static final Bookmark MIDDLE = new Bookmark(0x2000, "middle");
    private static final Bookmark HIGH = new Bookmark(0xffff_ffff_ff60_0000L, "high");

    private final Bookmarks bookmarks = new Bookmarks();

    private void putAll() {
        bookmarks.put(HIGH);
        bookmarks.put(LOW);
        bookmarks.put(MIDDLE);
    }

    @Test
    void listsThemInTheOrderOfUnsignedAddresses() {
        putAll();

        assertThat(bookmarks.list()).containsExactly(LOW, MIDDLE, HIGH);
    }

    @Test
    void goesRoundForwardAndBackward() {
        putAll();

        assertThat(bookmarks.after(0x1000)).contains(MIDDLE);
        assertThat(bookmarks.after(0x2001)).contains(HIGH);
        assertThat(bookmarks.after(HIGH.address())).contains(LOW);
        assertThat(bookmarks.before(0x2000)).contains(LOW);
        assertThat(bookmarks.before(0x1000)).contains(HIGH);
    }

    @Test
    void keepsOneNameForAByte() {
        putAll();
        bookmarks.put(new Bookmark(0x2000, "renamed"));

        assertThat(bookmarks.at(0x2000)).contains(new Bookmark(0x2000, "renamed"));
        assertThat(bookmarks.list()).hasSize(3);
    }

    @Test
    void removesOneAndTellsThoseWhoDrawThem() {
        putAll();
        AtomicInteger told = new AtomicInteger();
        bookmarks.subscribe(told::incrementAndGet);

        bookmarks.remove(0x2000);

        assertThat(bookmarks.in(new AddressRange(0, 0x3000))).containsExactly(LOW);
        assertThat(told).hasValueGreaterThan(0);
    }

    @Test
    void hasNoneAfterNone() {
        assertThat(bookmarks.after(0)).isEmpty();
        assertThat(bookmarks.before(0)).isEmpty();
    }
}
