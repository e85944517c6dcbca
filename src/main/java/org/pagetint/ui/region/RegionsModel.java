package org.pagetint.ui.region;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
    private final ProcessMemory memory;
    private final Repeated refreshing;
    private final PageScan scan;
    private final Consumer<ProcessFailure> failed;

    private final ReadOnlyObjectWrapper<Mappings> mappings = new ReadOnlyObjectWrapper<>(Mappings.none());
    private final ReadOnlyObjectWrapper<Map<AddressRange, RegionPages>> pages = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<List<RegionEntry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<RegionTotals> totals = new ReadOnlyObjectWrapper<>(RegionTotals.NONE);
    private final ObjectProperty<RegionArrangement> arrangement = new SimpleObjectProperty<>(RegionArrangement.PLAIN);
    private final ObjectProperty<Optional<Mapping>> selected = new SimpleObjectProperty<>(Optional.empty());
    private List<RegionRow> all = List.of();
    private List<RegionRow> listed = List.of();

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
        arrangement.subscribe(this::arrange);
    }

    /// Shows the regions as they were read when the process was opened, and begins to count their pages.
    public void show(Mappings first) {
        all = RegionChanges.none(first);
        take(first);
    }

    /// Reads the list again, unless that is being done already, and counts all pages again.
    public void refresh() {
        read(now -> {
            all = RegionChanges.between(mappings.get(), now);
            take(now);
        });
    }

    /// Reads the list again and counts only the pages of these regions again: for looking again and again.
    public void refreshQuickly(List<AddressRange> onScreen) {
        read(now -> {
            if (now.list().equals(mappings.get().list())) {
                scan.again(onScreen);
                return;
            }
            all = RegionChanges.between(mappings.get(), now);
            Set<AddressRange> known = new HashSet<>(pages.get().keySet());
            mappings.set(now);
            forgetPagesOfGone(now);
            arrange();
            scan.startWith(now, known, onScreen);
        });
    }

    private void read(Consumer<Mappings> then) {
        refreshing
                .call(memory::mappings)
                .ifPresent(request -> request.onSuccess(then).onFailure(failed).start());
    }

    private void take(Mappings now) {
        mappings.set(now);
        forgetPagesOfGone(now);
        arrange();
        scan.start(now);
    }

    private void forgetPagesOfGone(Mappings now) {
        if (pages.get().isEmpty()) {
            return;
        }
        Map<AddressRange, RegionPages> kept = new HashMap<>();
        for (Mapping mapping : now.list()) {
            RegionPages known = pages.get().get(mapping.range());
            if (known != null) {
                kept.put(mapping.range(), known);
            }
        }
        pages.set(kept);
    }

    private void add(Map<AddressRange, RegionPages> counted) {
        Map<AddressRange, RegionPages> more = new HashMap<>(pages.get());
        more.putAll(counted);
        pages.set(more);
        if (arrangement.get().order().isByPages()) {
            arrange();
        } else {
            totals.set(RegionTotals.of(listed, all.size(), more));
        }
    }

    private void arrange() {
        listed = arrangement
                .get()
                .rows(
                        all,
                        row -> pagesOf(row.mapping()).map(RegionPages::counts).orElse(PageCounts.NONE));
        entries.set(arrangement.get().entries(listed));
        totals.set(RegionTotals.of(listed, all.size(), pages.get()));
    }

    /// Counts these regions before the others: they are on screen.
    public void prefer(List<AddressRange> ranges) {
        scan.prefer(ranges);
    }

    /// What is known of the pages of `region`.
    public Optional<RegionPages> pagesOf(Mapping region) {
        return Optional.ofNullable(pages.get().get(region.range()));
    }

    /// The regions as they were read last.
    public ReadOnlyObjectProperty<Mappings> mappingsProperty() {
        return mappings.getReadOnlyProperty();
    }

    /// What is known of pages, by the range of the region. Grows while they are counted. Not to be changed.
    public ReadOnlyObjectProperty<Map<AddressRange, RegionPages>> pagesProperty() {
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
