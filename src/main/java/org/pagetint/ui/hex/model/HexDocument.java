package org.pagetint.ui.hex.model;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageFacts;
import org.pagetint.memory.PartCounts;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailure;
import org.pagetint.ui.hex.loading.Changes;
import org.pagetint.ui.hex.loading.PageContent;
import org.pagetint.ui.hex.loading.PageLoader;
import org.pagetint.ui.hex.loading.Reading;
import org.pagetint.ui.hex.loading.ViewReader;

/// What the hex view shows: a region, and its pages as far as they are read. It knows nothing of a cursor or of rows.
/// FX thread only; it reads nothing there.
public final class HexDocument {
    private final Executor fx;
    private final ViewReader.Patience patience;
    private final Listeners listeners;
    private final Runnable grown;
    private final ReadOnlyObjectWrapper<Optional<AddressRange>> region = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ViewStatus status = new ViewStatus();
    private final PageStatistics statistics = new PageStatistics();
    private Optional<Reading> reading = Optional.empty();
    private Mappings mappings = Mappings.none();

    /// @param listeners are told of what changes
    /// @param grown runs when the region has another end than before
    HexDocument(Executor fx, ViewReader.Patience patience, Listeners listeners, Runnable grown) {
        this.fx = fx;
        this.patience = patience;
        this.listeners = listeners;
        this.grown = grown;
    }

    /// Reads `memory` from now on, whose mappings are these.
    ///
    /// @return whether that is another memory than before; nothing of it is shown yet then
    boolean read(ProcessMemory memory, Mappings itsMappings) {
        boolean other = reading.filter(now -> now.memory().equals(memory)).isEmpty();
        if (other) {
            clear();
            reading = Optional.of(new Reading(memory, fx, patience, new Loaded()));
        }
        mappings = itsMappings;
        return other;
    }

    /// Shows nothing and lets go of the memory.
    void clear() {
        reading.ifPresent(Reading::close);
        reading = Optional.empty();
        mappings = Mappings.none();
        statistics.clear();
        region.set(Optional.empty());
        status.reset();
    }

    /// Shows another region.
    void open(AddressRange other) {
        region.set(Optional.of(other));
        reading.ifPresent(Reading::leave);
        statistics.forgetPage();
        status.regionOpened();
        countStrip();
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
        left.filter(range -> !shown.contains(range)).ifPresent(longer -> {
            region.set(Optional.of(new AddressRange(shown.start(), longer.end())));
            grown.run();
        });
        listeners.changed();
    }

    /// Tries again what failed, and counts the pages anew.
    void refresh() {
        reading.ifPresent(now -> now.loader().forgetFailures());
        status.triedAgain();
        if (!isOver()) {
            countStrip();
        }
    }

    /// Reads again what is in sight, and the facts of the page of `cursor`, unless that is still under way.
    void refreshSight(long cursor) {
        reading.ifPresent(now -> now.loader().refresh());
        if (!statistics.isAsking()) {
            askFacts(cursor);
        }
    }

    /// These pages are in sight now.
    void look(AddressRange pages) {
        reading.ifPresent(now -> now.loader().look(pages, region.get().orElseThrow()));
    }

    /// Asks for the facts of the page of `address`.
    void askFacts(long address) {
        reading.ifPresent(now -> statistics.ask(now, now.memory().pageSize().floor(address)));
    }

    /// The region in view, if one is.
    public ReadOnlyObjectProperty<Optional<AddressRange>> regionProperty() {
        return region.getReadOnlyProperty();
    }

    /// What is wrong with what is shown, if something is.
    public ReadOnlyObjectProperty<Optional<ViewNotice>> noticeProperty() {
        return status.noticeProperty();
    }

    /// All that is known of the page under the cursor, once known.
    public ReadOnlyObjectProperty<Optional<PageFacts>> factsProperty() {
        return statistics.factsProperty();
    }

    /// Whether nothing that is asked for is still to come: of the pages in sight, and of the one under the cursor.
    public boolean isSettled() {
        return !statistics.isAsking()
                && reading.filter(now -> now.loader().knowsSight()).isPresent();
    }

    /// What is known of the page that starts at `page`.
    public Optional<PageContent> contentOf(long page) {
        return reading.flatMap(now -> now.loader().at(page));
    }

    /// The byte at `address`, from 0 to 255, if it is known.
    public Optional<Integer> byteAt(long address) {
        return reading.flatMap(now -> now.loader().byteAt(address));
    }

    /// The process that is read, if one is.
    public Optional<Reading> reading() {
        return reading;
    }

    /// The page states of the region, as far as they are counted.
    public Optional<PartCounts> strip() {
        return statistics.strip();
    }

    /// The bytes that changed when they were read again.
    public Optional<Changes> changes() {
        return reading.map(now -> now.loader().changes());
    }

    /// Whether nothing of what is shown is there any more.
    public boolean isOver() {
        return status.isOver();
    }

    /// The mappings as they were seen last.
    public Mappings mappings() {
        return mappings;
    }

    private void countStrip() {
        reading.ifPresent(now -> region.get()
                .ifPresent(shown ->
                        statistics.count(now, shown, listeners::stripChanged, failure -> failed(shown, failure))));
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
        listeners.news();
    }

    private final class Loaded implements PageLoader.Listener {
        @Override
        public void pagesChanged() {
            reading.ifPresent(now -> now.loader().lookAgain());
            listeners.news();
        }

        @Override
        public void pagesVanished() {
            reading.ifPresent(now -> now.askMappings(HexDocument.this::update, HexDocument.this::failed));
        }

        @Override
        public void failed(AddressRange pages, ProcessFailure failure) {
            HexDocument.this.failed(pages, failure);
        }
    }
}
