package org.pagetint.ui.hex.model;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageFacts;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailure;
import org.pagetint.ui.hex.layout.HexLayout;
import org.pagetint.ui.hex.layout.Move;
import org.pagetint.ui.hex.layout.RowGrid;
import org.pagetint.ui.hex.layout.Selection;
import org.pagetint.ui.hex.loading.Changes;
import org.pagetint.ui.hex.loading.PageContent;
import org.pagetint.ui.hex.loading.PageLoader;
import org.pagetint.ui.hex.loading.Reading;
import org.pagetint.ui.hex.loading.StripCounts;
import org.pagetint.ui.hex.loading.ViewReader;

/// What the hex view shows and where it stands in it. Has no controls. FX thread only; it reads nothing there.
public final class HexViewModel implements AutoCloseable {
    private final Executor fx;
    private final ViewReader.Patience patience;
    private final ReadOnlyObjectWrapper<Optional<AddressRange>> region = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Selection> selection = new ReadOnlyObjectWrapper<>(Selection.at(0));
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Marks> hits = new SimpleObjectProperty<>(Marks.NONE);
    private final Bookmarks bookmarks = new Bookmarks();
    private final HexOptions options = new HexOptions();
    private final ViewStatus status = new ViewStatus();
    private final Listeners listeners = new Listeners();
    private final Viewport viewport = new Viewport();
    private final NavigationHistory history = new NavigationHistory();
    private final PageStatistics statistics = new PageStatistics();
    private Optional<Reading> reading = Optional.empty();
    private Mappings mappings = Mappings.none();
    private int fittedBytes = HexLayout.DEFAULT.bytesIn(Integer.MAX_VALUE);

    /// A model that shows nothing yet.
    ///
    /// @param fx runs what it is given in the FX thread, later: `Platform::runLater`
    public HexViewModel(Executor fx) {
        this(fx, ViewReader.Patience.NORMAL);
    }

    /// A model that waits for reads as long as `patience` says.
    public HexViewModel(Executor fx, ViewReader.Patience patience) {
        this.fx = fx;
        this.patience = patience;
        options.layoutProperty().subscribe(this::layOut);
        options.paletteProperty().subscribe(listeners::changed);
        options.hiddenFamilies().subscribe(listeners::changed);
        hits.subscribe(listeners::changed);
        bookmarks.subscribe(listeners::changed);
    }

    /// Shows `region` of a process from its start. The memory stays the caller's: close it after [#clear] or [#close],
    /// or after another memory is shown.
    ///
    /// @param region not empty: the range of one of the mappings
    public void show(ProcessMemory memory, Mappings mappings, AddressRange region) {
        if (reading.filter(now -> now.memory().equals(memory)).isEmpty()) {
            clear();
            reading = Optional.of(new Reading(memory, fx, patience, new Loaded()));
        } else if (isShowing()) {
            history.leave(selection.get().cursor());
        }
        this.mappings = mappings;
        open(region, region.start());
    }

    /// Shows nothing and lets go of the memory.
    public void clear() {
        reading.ifPresent(Reading::close);
        reading = Optional.empty();
        mappings = Mappings.none();
        viewport.clear();
        history.clear();
        statistics.clear();
        region.set(Optional.empty());
        status.reset();
        message.set("");
        describe();
    }

    /// Takes the mappings as they are now: the region may have grown, shrunk or vanished.
    public void update(Mappings now) {
        mappings = now;
        AddressRange shown = region.get().orElse(null);
        if (shown == null || status.end().isPresent()) {
            return;
        }
        Optional<AddressRange> left = now.at(shown.start()).map(Mapping::range);
        if (status.mapped(shown, now) && !isOver()) {
            countStrip();
        }
        left.filter(range -> !shown.contains(range)).ifPresent(grown -> {
            region.set(Optional.of(new AddressRange(shown.start(), grown.end())));
            layOut();
        });
        listeners.changed();
    }

    /// Puts the cursor on `address` and brings it into sight, in whichever region it lies. One can go back from there.
    ///
    /// @return false if nothing is mapped there; nothing moves then
    public boolean goTo(long address) {
        long from = selection.get().cursor();
        boolean went = jump(address);
        if (went && from != address) {
            history.leave(from);
        }
        return went;
    }

    /// Goes back to where the last jump began.
    public void back() {
        history.back(selection.get().cursor()).ifPresent(this::jump);
    }

    /// Goes forward again after [#back].
    public void forward() {
        history.forward(selection.get().cursor()).ifPresent(this::jump);
    }

    /// Selects bytes of the region; the cursor comes into sight.
    public void select(Selection now) {
        boolean samePage = page(now.cursor()) == page(selection.get().cursor());
        selection.set(now);
        message.set("");
        viewport.show(now.cursor());
        look();
        describe();
        if (!samePage || factsProperty().get().isEmpty()) {
            askFacts();
        }
    }

    /// Moves the cursor as a key says.
    ///
    /// @param extend whether to select from where the cursor was
    public void move(Move move, boolean extend) {
        viewport.grid().ifPresent(grid -> {
            long to = move.from(selection.get().cursor(), grid, viewport.wholeRows());
            select(extend ? selection.get().extendedTo(to) : Selection.at(to));
        });
    }

    /// Reads again what is in sight, the strip and the page's facts, pages that failed included.
    public void refresh() {
        reading.ifPresent(now -> {
            now.loader().forgetFailures();
            status.triedAgain();
            refreshSight();
            if (!isOver()) {
                countStrip();
            }
        });
    }

    /// Reads again what is in sight, and the facts of the page under the cursor, unless that is still under way.
    public void refreshSight() {
        reading.ifPresent(now -> now.loader().refresh());
        if (!statistics.isAsking()) {
            askFacts();
        }
    }

    /// How it is shown.
    public HexOptions options() {
        return options;
    }

    /// The region in view, if one is.
    public ReadOnlyObjectProperty<Optional<AddressRange>> regionProperty() {
        return region.getReadOnlyProperty();
    }

    /// The cursor and the selected bytes. Means nothing without a region.
    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /// What is wrong with what is shown, if something is.
    public ReadOnlyObjectProperty<Optional<ViewNotice>> noticeProperty() {
        return status.noticeProperty();
    }

    /// All that is known of the page under the cursor, once known.
    public ReadOnlyObjectProperty<Optional<PageFacts>> factsProperty() {
        return statistics.factsProperty();
    }

    /// One line about the byte under the cursor: address, selection, state of its page, origin of its bytes or why they
    /// are unknown. Empty without a region.
    public ReadOnlyStringProperty lineProperty() {
        return line.getReadOnlyProperty();
    }

    /// What the last command did or why it did not, in a sentence; empty after the cursor moved on.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Whether nothing that is asked for is still to come: of the pages in sight, and of the one under the cursor.
    public boolean isSettled() {
        return !statistics.isAsking()
                && reading.filter(now -> now.loader().knowsSight()).isPresent();
    }

    /// Bytes that a search found.
    public ObjectProperty<Marks> hitsProperty() {
        return hits;
    }

    /// Lets go of the memory and ends its threads.
    @Override
    public void close() {
        clear();
    }

    /// Told whenever something that is drawn has changed.
    public Listeners listeners() {
        return listeners;
    }

    /// Named places.
    public Bookmarks bookmarks() {
        return bookmarks;
    }

    /// Where one has been.
    public NavigationHistory history() {
        return history;
    }

    /// Where the rows stand. Call [#look] after moving them.
    public Viewport viewport() {
        return viewport;
    }

    /// Tells how much can be shown.
    ///
    /// @param fitted bytes a row that fit into the width
    public void resize(double rowHeight, double height, int fitted) {
        int before = bytesPerRow();
        fittedBytes = fitted;
        if (viewport.resize(rowHeight, height, selection.get().cursor()) || before != bytesPerRow()) {
            layOut();
        }
    }

    public void scrollBy(double pixels) {
        viewport.scrollBy(pixels);
        look();
    }

    public void scrollByRows(long rows) {
        viewport.scrollByRows(rows);
        look();
    }

    public void centre(long address) {
        viewport.centre(address);
        look();
    }

    public void say(String sentence) {
        message.set(sentence);
    }

    public int bytesPerRow() {
        return options.layoutProperty().get().bytesIn(fittedBytes);
    }

    /// What is known of the page that starts at `page`.
    public Optional<PageContent> contentOf(long page) {
        return reading.flatMap(now -> now.loader().at(page));
    }

    /// The byte at `address`, from 0 to 255, if it is known.
    public Optional<Integer> byteAt(long address) {
        return reading.flatMap(now -> now.loader().byteAt(address));
    }

    public Optional<Reading> reading() {
        return reading;
    }

    public Optional<StripCounts> strip() {
        return statistics.strip();
    }

    public Optional<Changes> changes() {
        return reading.map(now -> now.loader().changes());
    }

    /// Whether nothing of what is shown is there any more.
    public boolean isOver() {
        return status.isOver();
    }

    public Mappings mappings() {
        return mappings;
    }

    public boolean isShowing() {
        return viewport.grid().isPresent();
    }

    private boolean jump(long address) {
        if (region.get().filter(here -> here.contains(address)).isPresent()) {
            viewport.reach(address);
            select(Selection.at(address));
            return true;
        }
        Optional<Mapping> target = isShowing() ? mappings.at(address) : Optional.empty();
        target.ifPresent(mapping -> open(mapping.range(), address));
        return target.isPresent();
    }

    private void open(AddressRange newRegion, long cursor) {
        region.set(Optional.of(newRegion));
        viewport.clear();
        reading.ifPresent(Reading::leave);
        statistics.forgetPage();
        status.regionOpened();
        layOut();
        if (cursor != newRegion.start()) {
            viewport.centre(cursor);
        }
        countStrip();
        select(Selection.at(cursor));
    }

    private void layOut() {
        reading.ifPresent(now -> region.get().ifPresent(shown -> {
            viewport.lay(new RowGrid(shown, now.memory().pageSize(), bytesPerRow()));
            look();
        }));
    }

    private void look() {
        reading.ifPresent(now -> viewport.pages()
                .ifPresent(pages -> now.loader().look(pages, region.get().orElseThrow())));
        listeners.changed();
    }

    private void countStrip() {
        reading.ifPresent(now -> region.get()
                .ifPresent(shown ->
                        statistics.count(now, shown, listeners::stripChanged, failure -> failed(shown, failure))));
    }

    private void askFacts() {
        reading.ifPresent(now -> statistics.ask(now, page(selection.get().cursor())));
    }

    /// That pages do not answer is no news once another region is shown.
    private void failed(AddressRange pages, ProcessFailure failure) {
        boolean shown = region.get().flatMap(here -> here.intersect(pages)).isPresent();
        if (shown || !(failure instanceof ProcessFailure.NotAnswering)) {
            failed(failure);
        }
    }

    private void failed(ProcessFailure failure) {
        status.failed(failure);
        status.end().ifPresent(end -> reading.ifPresent(now -> now.end(end)));
        describe();
    }

    private long page(long address) {
        return reading.map(now -> now.memory().pageSize().floor(address)).orElse(address);
    }

    private void describe() {
        line.set(CursorLine.of(this));
        listeners.changed();
    }

    private final class Loaded implements PageLoader.Listener {
        @Override
        public void pagesChanged() {
            reading.ifPresent(now -> now.loader().lookAgain());
            describe();
        }

        @Override
        public void pagesVanished() {
            reading.ifPresent(now -> now.askMappings(HexViewModel.this::update, HexViewModel.this::failed));
        }

        @Override
        public void failed(AddressRange pages, ProcessFailure failure) {
            HexViewModel.this.failed(pages, failure);
        }
    }
}
