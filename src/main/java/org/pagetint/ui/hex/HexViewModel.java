package org.pagetint.ui.hex;

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

/// What the hex view shows and where it stands in it. Has no controls. FX thread only; it reads nothing there.
public final class HexViewModel implements AutoCloseable {
    private final Executor fx;
    private final Viewport.Patience patience;
    private final ReadOnlyObjectWrapper<Optional<AddressRange>> region = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Selection> selection = new ReadOnlyObjectWrapper<>(Selection.at(0));
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Marks> hits = new SimpleObjectProperty<>(Marks.NONE);
    private final Bookmarks bookmarks = new Bookmarks();
    private final HexOptions options = new HexOptions();
    private final Health health = new Health();
    private final Listeners listeners = new Listeners();
    private final Sight sight = new Sight();
    private final Journey journey = new Journey();
    private final Survey survey = new Survey();
    private Optional<Reading> reading = Optional.empty();
    private Mappings mappings = Mappings.none();
    private int fittedBytes = HexLayout.DEFAULT.bytesIn(Integer.MAX_VALUE);

    /// A model that shows nothing yet.
    ///
    /// @param fx runs what it is given in the FX thread, later: `Platform::runLater`
    public HexViewModel(Executor fx) {
        this(fx, Viewport.Patience.NORMAL);
    }

    /// A model that waits for reads as long as `patience` says.
    HexViewModel(Executor fx, Viewport.Patience patience) {
        this.fx = fx;
        this.patience = patience;
        options.layoutProperty().subscribe(this::layOut);
        options.paletteProperty().subscribe(listeners::changed);
        options.hiddenFamilies().subscribe(listeners::changed);
        hits.subscribe(listeners::changed);
        bookmarks.subscribe(listeners::changed);
    }

    /// Shows `region` of a process from its start. The memory stays the caller's: close it after [#clear] or [#close], or
    /// after another memory is shown.
    ///
    /// @param region not empty: the range of one of the mappings
    public void show(ProcessMemory memory, Mappings mappings, AddressRange region) {
        if (reading.filter(now -> now.memory().equals(memory)).isEmpty()) {
            clear();
            reading = Optional.of(new Reading(memory, fx, patience, new Loaded()));
        } else if (isShowing()) {
            journey.leave(selection.get().cursor());
        }
        this.mappings = mappings;
        open(region, region.start());
    }

    /// Shows nothing and lets go of the memory.
    public void clear() {
        reading.ifPresent(Reading::close);
        reading = Optional.empty();
        mappings = Mappings.none();
        sight.clear();
        journey.clear();
        survey.clear();
        region.set(Optional.empty());
        health.reset();
        message.set("");
        describe();
    }

    /// Takes the mappings as they are now: the region may have grown, shrunk or vanished.
    public void update(Mappings now) {
        mappings = now;
        AddressRange shown = region.get().orElse(null);
        if (shown == null || health.end().isPresent()) {
            return;
        }
        Optional<AddressRange> left = now.at(shown.start()).map(Mapping::range);
        if (health.mapped(shown, now) && !isOver()) {
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
            journey.leave(from);
        }
        return went;
    }

    /// Goes back to where the last jump began.
    public void back() {
        journey.back(selection.get().cursor()).ifPresent(this::jump);
    }

    /// Goes forward again after [#back].
    public void forward() {
        journey.forward(selection.get().cursor()).ifPresent(this::jump);
    }

    /// Selects bytes of the region; the cursor comes into sight.
    public void select(Selection now) {
        boolean samePage = page(now.cursor()) == page(selection.get().cursor());
        selection.set(now);
        message.set("");
        sight.show(now.cursor());
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
        sight.grid().ifPresent(grid -> {
            long to = move.from(selection.get().cursor(), grid, sight.wholeRows());
            select(extend ? selection.get().extendedTo(to) : Selection.at(to));
        });
    }

    /// Reads again what is in sight, the strip and the page's facts, pages that failed included.
    public void refresh() {
        reading.ifPresent(now -> {
            now.loader().forgetFailures();
            health.triedAgain();
            refreshSight();
            if (!isOver()) {
                countStrip();
            }
        });
    }

    /// Reads again what is in sight, and the facts of the page under the cursor, unless that is still under way.
    public void refreshSight() {
        reading.ifPresent(now -> now.loader().refresh());
        if (!survey.isAsking()) {
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
    public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return health.noticeProperty();
    }

    /// All that is known of the page under the cursor, once known.
    public ReadOnlyObjectProperty<Optional<PageFacts>> factsProperty() {
        return survey.factsProperty();
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
        return !survey.isAsking()
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
    Listeners listeners() {
        return listeners;
    }

    /// Named places.
    Bookmarks bookmarks() {
        return bookmarks;
    }

    /// Where one has been.
    Journey journey() {
        return journey;
    }

    /// Where the rows stand. Call [#look] after moving them.
    Sight sight() {
        return sight;
    }

    /// Tells how much can be shown.
    ///
    /// @param fitted bytes a row that fit into the width
    void resize(double rowHeight, double height, int fitted) {
        int before = bytesPerRow();
        fittedBytes = fitted;
        if (sight.resize(rowHeight, height, selection.get().cursor()) || before != bytesPerRow()) {
            layOut();
        }
    }

    void scrollBy(double pixels) {
        sight.scrollBy(pixels);
        look();
    }

    void scrollByRows(long rows) {
        sight.scrollByRows(rows);
        look();
    }

    void centre(long address) {
        sight.centre(address);
        look();
    }

    void say(String sentence) {
        message.set(sentence);
    }

    int bytesPerRow() {
        return options.layoutProperty().get().bytesIn(fittedBytes);
    }

    /// What is known of the page that starts at `page`.
    Optional<PageContent> contentOf(long page) {
        return reading.flatMap(now -> now.loader().at(page));
    }

    /// The byte at `address`, from 0 to 255, if it is known.
    Optional<Integer> byteAt(long address) {
        return reading.flatMap(now -> now.loader().byteAt(address));
    }

    Optional<Reading> reading() {
        return reading;
    }

    Optional<StripCounts> strip() {
        return survey.strip();
    }

    Optional<Changes> changes() {
        return reading.map(now -> now.loader().changes());
    }

    /// Whether nothing of what is shown is there any more.
    boolean isOver() {
        return health.isOver();
    }

    Mappings mappings() {
        return mappings;
    }

    boolean isShowing() {
        return sight.grid().isPresent();
    }

    private boolean jump(long address) {
        if (region.get().filter(here -> here.contains(address)).isPresent()) {
            sight.reach(address);
            select(Selection.at(address));
            return true;
        }
        Optional<Mapping> target = isShowing() ? mappings.at(address) : Optional.empty();
        target.ifPresent(mapping -> open(mapping.range(), address));
        return target.isPresent();
    }

    private void open(AddressRange newRegion, long cursor) {
        region.set(Optional.of(newRegion));
        sight.clear();
        reading.ifPresent(Reading::leave);
        survey.forgetPage();
        health.regionOpened();
        layOut();
        if (cursor != newRegion.start()) {
            sight.centre(cursor);
        }
        countStrip();
        select(Selection.at(cursor));
    }

    private void layOut() {
        reading.ifPresent(now -> region.get().ifPresent(shown -> {
            sight.lay(new RowGrid(shown, now.memory().pageSize(), bytesPerRow()));
            look();
        }));
    }

    private void look() {
        reading.ifPresent(now -> sight.pages()
                .ifPresent(pages -> now.loader().look(pages, region.get().orElseThrow())));
        listeners.changed();
    }

    private void countStrip() {
        reading.ifPresent(now -> region.get()
                .ifPresent(
                        shown -> survey.count(now, shown, listeners::stripChanged, failure -> failed(shown, failure))));
    }

    private void askFacts() {
        reading.ifPresent(now -> survey.ask(now, page(selection.get().cursor())));
    }

    /// That pages do not answer is no news once another region is shown.
    private void failed(AddressRange pages, ProcessFailure failure) {
        boolean shown = region.get().flatMap(here -> here.intersect(pages)).isPresent();
        if (shown || !(failure instanceof ProcessFailure.NotAnswering)) {
            failed(failure);
        }
    }

    private void failed(ProcessFailure failure) {
        health.failed(failure);
        health.end().ifPresent(end -> reading.ifPresent(now -> now.end(end)));
        describe();
    }

    private long page(long address) {
        return reading.map(now -> now.memory().pageSize().floor(address)).orElse(address);
    }

    private void describe() {
        line.set(Line.of(this));
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
