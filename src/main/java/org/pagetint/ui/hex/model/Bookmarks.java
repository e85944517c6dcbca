package org.pagetint.ui.hex.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.pagetint.memory.AddressRange;

/// The places a person has named, at most one name for a byte. FX thread only.
public final class Bookmarks {
    private static final Comparator<Bookmark> BY_ADDRESS =
            Comparator.comparing(Bookmark::address, Long::compareUnsigned);

    private final ObservableList<Bookmark> list = FXCollections.observableArrayList();

    /// All of them in the order of their addresses; not to be changed.
    public List<Bookmark> list() {
        return list;
    }

    /// Runs `listener` now and whenever they have changed.
    void subscribe(Runnable listener) {
        list.subscribe(listener);
    }

    /// The bookmark at `address`, if there is one.
    public Optional<Bookmark> at(long address) {
        return list.stream().filter(bookmark -> bookmark.address() == address).findFirst();
    }

    /// Those within `range`.
    public Stream<Bookmark> in(AddressRange range) {
        return list.stream().filter(bookmark -> range.contains(bookmark.address()));
    }

    /// Adds a bookmark, in place of one at its address.
    public void put(Bookmark bookmark) {
        remove(bookmark.address());
        list.add(bookmark);
        list.sort(BY_ADDRESS);
    }

    /// Removes the bookmark at `address`, if there is one.
    public void remove(long address) {
        list.removeIf(bookmark -> bookmark.address() == address);
    }

    /// Removes all.
    public void clear() {
        list.clear();
    }

    /// The first one after `address`, or after the last one the first of all.
    public Optional<Bookmark> after(long address) {
        return first(list, bookmark -> Long.compareUnsigned(bookmark.address(), address) > 0);
    }

    /// The last one before `address`, or before the first one the last of all.
    public Optional<Bookmark> before(long address) {
        return first(list.reversed(), bookmark -> Long.compareUnsigned(bookmark.address(), address) < 0);
    }

    private static Optional<Bookmark> first(List<Bookmark> order, Predicate<Bookmark> wanted) {
        return order.stream().filter(wanted).findFirst().or(() -> order.stream().findFirst());
    }
}
