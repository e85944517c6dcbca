package org.pagetint.ui.region;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailure;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.Repeated;

/// The regions of one process: which there are, what became of them, what their pages are, and which of them the table
/// lists. Used on the FX thread; the process is looked at in the background.
public final class RegionsModel {
    /// While pages are counted, a table ordered by what is counted is put in order so often.
    private static final long REORDER_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ProcessMemory memory;
    private final Repeated refreshing;
    private final PageScan scan;
    private final Consumer<ProcessFailure> failed;

    private final ReadOnlyObjectWrapper<Mappings> mappings = new ReadOnlyObjectWrapper<>(Mappings.none());
    private final ReadOnlyObjectWrapper<CountedPages> pages = new ReadOnlyObjectWrapper<>(CountedPages.none());
    private final ReadOnlyObjectWrapper<List<RegionEntry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<RegionTotals> totals = new ReadOnlyObjectWrapper<>(RegionTotals.NONE);
    private final ObjectProperty<RegionArrangement> arrangement = new SimpleObjectProperty<>(RegionArrangement.PLAIN);
    private final ObjectProperty<Optional<Mapping>> selected = new SimpleObjectProperty<>(Optional.empty());
    private Supplier<List<AddressRange>> onScreen = List::of;
    private List<RegionRow> all = List.of();
    private List<RegionRow> ordered = List.of();
    private List<RegionRow> listed = List.of();
    private long orderedAt;

    /// The regions of `memory`; none before [#show].
    ///
    /// @param refresh where the list is read
    /// @param counting where pages are counted
    /// @param failed gets what went wrong while looking at the process
    public RegionsModel(
            ProcessMemory memory, Background refresh, Background counting, Consumer<ProcessFailure> failed) {
        this.memory = memory;
        this.refreshing = new Repeated(refresh);
        this.scan = new PageScan(memory, counting, this::add, failed);
        this.failed = failed;
        arrangement.subscribe((before, now) -> {
            scan.rest();
            if (before.order().equals(now.order())) {
                list();
            } else {
                order();
            }
        });
    }

    /// Shows the regions as they were read when the process was opened, and begins to count their pages once
    /// the window had a moment to draw them.
    public void show(Mappings first) {
        take(first, RegionChanges.none(first));
        scan.rest();
        scan.start(first);
    }

    /// Reads the list again, unless that is being done already, and counts all pages again.
    public void refresh() {
        read(reading -> {
            take(reading.now(), reading.changed().orElseGet(() -> RegionChanges.forgotten(all)));
            scan.start(reading.now());
        });
    }

    /// Reads the list again and counts only the pages of what is on screen again: for looking again and again.
    public void refreshQuickly() {
        read(reading -> reading.changed()
                .ifPresentOrElse(
                        rows -> {
                            take(reading.now(), rows);
                            scan.startWith(reading.now(), pages.get(), onScreen.get());
                        },
                        () -> scan.again(onScreen.get())));
    }

    /// Reads the list and finds out what has changed, both in the background.
    private void read(Consumer<Reading> then) {
        Mappings before = mappings.get();
        refreshing
                .call(() -> Reading.after(before, memory.mappings()))
                .ifPresent(request -> request.onSuccess(then).onFailure(failed).start());
    }

    /// The list as it was read, and its rows if they are others than the time before.
    private record Reading(Mappings now, Optional<List<RegionRow>> changed) {
        static Reading after(Mappings before, Mappings now) {
            boolean same = now.list().equals(before.list());
            return new Reading(now, same ? Optional.empty() : Optional.of(RegionChanges.between(before, now)));
        }
    }

    private void take(Mappings now, List<RegionRow> rows) {
        all = rows;
        mappings.set(now);
        pages.set(pages.get().of(now));
        order();
    }

    private void add(List<CountedPages.Counted> counted) {
        if (counted.stream().anyMatch(this::isNews)) {
            pages.set(pages.get().with(counted));
        }
        scan.prefer(onScreen.get());
        boolean due = !scan.isRunning() || System.nanoTime() - orderedAt >= REORDER_NANOS;
        if (due && arrangement.get().order().isByPages()) {
            order();
        } else {
            total();
        }
    }

    private boolean isNews(CountedPages.Counted counted) {
        return !pages.get().of(counted.region()).equals(Optional.of(counted.pages()));
    }

    private void order() {
        ordered = arrangement.get().order().sorted(all, pages.get());
        orderedAt = System.nanoTime();
        list();
    }

    private void list() {
        listed = arrangement.get().listed(ordered);
        entries.set(arrangement.get().entries(listed));
        total();
    }

    private void total() {
        RegionTotals now = RegionTotals.of(listed, all.size(), pages.get());
        if (!now.equals(totals.get())) {
            totals.set(now);
        }
    }

    /// Counts the regions that `visible` names before the others: it is asked after every batch that was counted, so
    /// that this follows a person who scrolls.
    public void countFirst(Supplier<List<AddressRange>> visible) {
        onScreen = visible;
    }

    /// What is known of the pages of `region`.
    public Optional<RegionPages> pagesOf(Mapping region) {
        return pages.get().of(region.range());
    }

    /// The regions as they were read last.
    public ReadOnlyObjectProperty<Mappings> mappingsProperty() {
        return mappings.getReadOnlyProperty();
    }

    /// What is known of pages. Grows while they are counted.
    public ReadOnlyObjectProperty<CountedPages> pagesProperty() {
        return pages.getReadOnlyProperty();
    }

    /// The lines of the table.
    public ReadOnlyObjectProperty<List<RegionEntry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /// What the listed regions are together.
    public ReadOnlyObjectProperty<RegionTotals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    /// Which regions are listed, and how.
    public ObjectProperty<RegionArrangement> arrangementProperty() {
        return arrangement;
    }

    /// The region that is being looked at.
    public ObjectProperty<Optional<Mapping>> selectedProperty() {
        return selected;
    }

    /// Whether pages are being counted.
    public boolean isCounting() {
        return scan.isRunning();
    }

    /// Looks at nothing more.
    public void stop() {
        refreshing.cancel();
        scan.stop();
    }
}
