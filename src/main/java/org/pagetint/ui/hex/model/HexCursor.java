package org.pagetint.ui.hex.model;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.ui.hex.layout.HexLayout;
import org.pagetint.ui.hex.layout.Move;
import org.pagetint.ui.hex.layout.RowGrid;
import org.pagetint.ui.hex.layout.Selection;

/// Where a person stands in a [HexDocument]: the cursor, the selected bytes, the rows in sight, and the places to come
/// back to. FX thread only.
public final class HexCursor {
    private final HexDocument document;
    private final HexOptions options;
    private final Listeners listeners;
    private final ReadOnlyObjectWrapper<Selection> selection = new ReadOnlyObjectWrapper<>(Selection.at(0));
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final Viewport viewport = new Viewport();
    private final NavigationHistory history = new NavigationHistory();
    private final Bookmarks bookmarks = new Bookmarks();
    private int fittedBytes = HexLayout.DEFAULT.bytesIn(Integer.MAX_VALUE);

    /// @param listeners are told of what changes
    HexCursor(HexDocument document, HexOptions options, Listeners listeners) {
        this.document = document;
        this.options = options;
        this.listeners = listeners;
        bookmarks.subscribe(listeners::changed);
    }

    /// Another region is to be shown from its start. One can go back from there.
    void enter(AddressRange region) {
        if (isShowing()) {
            history.leave(address());
        }
        open(region, region.start());
    }

    /// Nothing is shown any more.
    void clear() {
        viewport.clear();
        history.clear();
        message.set("");
    }

    /// Lays the rows out anew, after the region or the layout has changed.
    void layOut() {
        document.reading()
                .ifPresent(now -> document.regionProperty().get().ifPresent(shown -> {
                    viewport.lay(new RowGrid(shown, now.memory().pageSize(), bytesPerRow()));
                    look();
                }));
    }

    /// Puts the cursor on `address` and brings it into sight, in whichever region it lies. One can go back from there.
    ///
    /// @return false if nothing is mapped there; nothing moves then
    public boolean goTo(long address) {
        long from = address();
        boolean went = jump(address);
        if (went && from != address) {
            history.leave(from);
        }
        return went;
    }

    /// Goes back to where the last jump began.
    public void back() {
        history.back(address()).ifPresent(this::jump);
    }

    /// Goes forward again after [#back].
    public void forward() {
        history.forward(address()).ifPresent(this::jump);
    }

    /// Selects bytes of the region; the cursor comes into sight.
    public void select(Selection now) {
        boolean samePage = page(now.cursor()) == page(address());
        selection.set(now);
        message.set("");
        viewport.show(now.cursor());
        look();
        listeners.news();
        if (!samePage || document.factsProperty().get().isEmpty()) {
            document.askFacts(now.cursor());
        }
    }

    /// Moves the cursor as a key says.
    ///
    /// @param extend whether to select from where the cursor was
    public void move(Move move, boolean extend) {
        viewport.grid().ifPresent(grid -> {
            long to = move.from(address(), grid, viewport.wholeRows());
            select(extend ? selection.get().extendedTo(to) : Selection.at(to));
        });
    }

    /// The byte it is on. Means nothing without a region.
    public long address() {
        return selection.get().cursor();
    }

    /// The cursor and the selected bytes. Means nothing without a region.
    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /// What the last command did or why it did not, in a sentence; empty after the cursor moved on.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Says in a sentence what a command did, or why it did not.
    public void say(String sentence) {
        message.set(sentence);
    }

    /// Named places.
    public Bookmarks bookmarks() {
        return bookmarks;
    }

    /// Where one has been.
    public NavigationHistory history() {
        return history;
    }

    /// Where the rows stand.
    public Viewport viewport() {
        return viewport;
    }

    /// Whether there are rows.
    public boolean isShowing() {
        return viewport.grid().isPresent();
    }

    /// Tells how much can be shown.
    ///
    /// @param fitted bytes a row that fit into the width
    public void resize(double rowHeight, double height, int fitted) {
        int before = bytesPerRow();
        fittedBytes = fitted;
        if (viewport.resize(rowHeight, height, address()) || before != bytesPerRow()) {
            layOut();
        }
    }

    /// Bytes in a row.
    public int bytesPerRow() {
        return options.layoutProperty().get().bytesIn(fittedBytes);
    }

    /// Moves the rows down by pixels, up where negative; the cursor stays.
    public void scrollBy(double pixels) {
        viewport.scrollBy(pixels);
        look();
    }

    /// Moves the rows down by whole rows, up where negative; the cursor stays.
    public void scrollByRows(long rows) {
        viewport.scrollByRows(rows);
        look();
    }

    /// Brings the row of `address` into the middle; the cursor stays.
    public void centre(long address) {
        viewport.centre(address);
        look();
    }

    private boolean jump(long address) {
        if (document.regionProperty()
                .get()
                .filter(here -> here.contains(address))
                .isPresent()) {
            viewport.reach(address);
            select(Selection.at(address));
            return true;
        }
        Optional<Mapping> target = isShowing() ? document.mappings().at(address) : Optional.empty();
        target.ifPresent(mapping -> open(mapping.range(), address));
        return target.isPresent();
    }

    private void open(AddressRange region, long address) {
        viewport.clear();
        document.open(region);
        layOut();
        if (address != region.start()) {
            viewport.centre(address);
        }
        select(Selection.at(address));
    }

    private void look() {
        viewport.pages().ifPresent(document::look);
        listeners.changed();
    }

    private long page(long address) {
        return viewport.grid().map(grid -> grid.pageSize().floor(address)).orElse(address);
    }
}
