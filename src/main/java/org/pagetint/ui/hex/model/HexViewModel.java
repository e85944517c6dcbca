package org.pagetint.ui.hex.model;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.ui.hex.loading.ViewReader;

/// What the hex view is made of, without its controls: the document, the cursor in it, how a person wants to see it,
/// and what is known of its bytes. FX thread only; it reads nothing there.
public final class HexViewModel implements AutoCloseable {
    private final HexOptions options = new HexOptions();
    private final Listeners listeners = new Listeners();
    private final ObservableList<Annotator> annotators = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
    private final HexDocument document;
    private final HexCursor cursor;

    /// A model that shows nothing yet.
    ///
    /// @param fx runs what it is given in the FX thread, later: `Platform::runLater`
    public HexViewModel(Executor fx) {
        this(fx, ViewReader.Patience.NORMAL);
    }

    /// A model that waits for reads as long as `patience` says.
    public HexViewModel(Executor fx, ViewReader.Patience patience) {
        document = new HexDocument(fx, patience, listeners, this::layOut);
        cursor = new HexCursor(document, options, listeners);
        listeners.onNews(() -> line.set(CursorLine.of(this)));
        options.layoutProperty().subscribe(this::layOut);
        options.paletteProperty().subscribe(listeners::changed);
        options.hiddenFamilies().subscribe(listeners::changed);
        annotators.subscribe(listeners::changed);
    }

    /// Shows `region` of a memory from its start. The memory stays the caller's: close it after [#clear] or [#close],
    /// or after another memory is shown.
    ///
    /// @param region not empty: the range of one of the mappings
    public void show(ProcessMemory memory, Mappings mappings, AddressRange region) {
        if (document.read(memory, mappings)) {
            cursor.clear();
        }
        cursor.enter(region);
    }

    /// Shows nothing and lets go of the memory.
    public void clear() {
        document.clear();
        cursor.clear();
        listeners.news();
    }

    /// Reads again what is in sight, the strip and the page's facts, pages that failed included.
    public void refresh() {
        document.refresh();
        refreshSight();
    }

    /// Reads again what is in sight, and the facts of the page under the cursor, unless that is still under way.
    public void refreshSight() {
        document.refreshSight(cursor.address());
    }

    /// What is shown.
    public HexDocument document() {
        return document;
    }

    /// Where one stands in it.
    public HexCursor cursor() {
        return cursor;
    }

    /// How it is shown.
    public HexOptions options() {
        return options;
    }

    /// What is known of bytes besides what they are, the later ones drawn above the earlier ones.
    public ObservableList<Annotator> annotators() {
        return annotators;
    }

    /// One line about the byte under the cursor: address, selection, state of its page, origin of its bytes or why they
    /// are unknown. Empty without a region.
    public ReadOnlyStringProperty lineProperty() {
        return line.getReadOnlyProperty();
    }

    /// Told whenever something that is drawn has changed.
    public Listeners listeners() {
        return listeners;
    }

    /// Lets go of the memory and ends its threads.
    @Override
    public void close() {
        clear();
    }

    private void layOut() {
        cursor.layOut();
    }
}
