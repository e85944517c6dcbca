package org.pagetint.ui.hex;

import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailure;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.PageFamily;

/// What the hex view shows and where it stands in it. Has no controls. FX thread only; it reads nothing there.
public final class HexViewModel implements AutoCloseable {
    /// The size of the text at 100 %, in pixels.
    public static final double NORMAL_FONT_SIZE = 13;

    private record Shown(ProcessMemory memory, PageLoader loader) {}

    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<AddressRange>> region = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Selection> selection = new ReadOnlyObjectWrapper<>(Selection.at(0));
    private final ReadOnlyObjectWrapper<Optional<ProcessFailure>> ended = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
    private final ObjectProperty<HexLayout> layout = new SimpleObjectProperty<>(HexLayout.DEFAULT);
    private final ObjectProperty<PagePalette> palette = new SimpleObjectProperty<>(PagePalette.LIGHT);
    private final DoubleProperty fontSize = new SimpleDoubleProperty(NORMAL_FONT_SIZE);
    private final EnumSet<PageFamily> hiddenFamilies = EnumSet.noneOf(PageFamily.class);
    private Optional<Shown> shown = Optional.empty();
    private Optional<RowGrid> grid = Optional.empty();
    private Optional<AddressRange> inSight = Optional.empty();
    private Mappings mappings = Mappings.none();
    private Scroll scroll = Scroll.TOP;
    private double rowHeight = 22;
    private double height;
    private int fittedBytes = 16;
    private Runnable redraw = () -> {};

    /// A model that shows nothing yet.
    ///
    /// @param fx runs what it is given in the FX thread, later: `Platform::runLater`
    public HexViewModel(Executor fx) {
        this.fx = fx;
        layout.subscribe(this::layOut);
        palette.subscribe(() -> redraw.run());
    }

    /// Shows `region` of a process from its start. The memory stays the caller's: close it after [#clear] or [#close], or
    /// after another memory is shown.
    ///
    /// @param region not empty: the range of one of the mappings
    public void show(ProcessMemory memory, Mappings mappings, AddressRange region) {
        if (shown.isEmpty() || !shown.get().memory.equals(memory)) {
            clear();
            shown = Optional.of(new Shown(memory, new PageLoader(memory, fx, new Loaded())));
        }
        this.mappings = mappings;
        open(region, region.start());
    }

    /// Shows nothing and lets go of the memory.
    public void clear() {
        shown.ifPresent(was -> was.loader.close());
        shown = Optional.empty();
        grid = Optional.empty();
        inSight = Optional.empty();
        mappings = Mappings.none();
        region.set(Optional.empty());
        ended.set(Optional.empty());
        line.set("");
        redraw.run();
    }

    /// Takes the mappings as they are now.
    public void update(Mappings now) {
        mappings = now;
        redraw.run();
    }

    /// Puts the cursor on `address` and brings it into sight, in whichever region it lies.
    ///
    /// @return false if nothing is mapped there; nothing moves then
    public boolean goTo(long address) {
        if (shown.isEmpty()) {
            return false;
        }
        if (region.get().filter(here -> here.contains(address)).isPresent()) {
            select(Selection.at(address));
            return true;
        }
        Optional<Mapping> target = mappings.at(address);
        target.ifPresent(mapping -> open(mapping.range(), address));
        return target.isPresent();
    }

    /// Selects bytes of the region; the cursor comes into sight.
    public void select(Selection now) {
        selection.set(now);
        grid.ifPresent(g -> scrollTo(scroll.showing(g.rowOf(now.cursor()), rowHeight, height, g.rows())));
        describe();
    }

    /// The region in view, if one is.
    public ReadOnlyObjectProperty<Optional<AddressRange>> regionProperty() {
        return region.getReadOnlyProperty();
    }

    /// The cursor and the selected bytes. Means nothing without a region.
    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /// Why nothing is read any more, once the process is gone. What was read stays.
    public ReadOnlyObjectProperty<Optional<ProcessFailure>> endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /// One line about the byte under the cursor: address, selection, state of its page, origin of its bytes or why they
    /// are unknown. Empty without a region.
    public ReadOnlyStringProperty lineProperty() {
        return line.getReadOnlyProperty();
    }

    /// How bytes are laid out.
    public ObjectProperty<HexLayout> layoutProperty() {
        return layout;
    }

    /// The colours: those of the theme.
    public ObjectProperty<PagePalette> paletteProperty() {
        return palette;
    }

    /// The size of the text in pixels.
    public DoubleProperty fontSizeProperty() {
        return fontSize;
    }

    /// Lets go of the memory and ends its thread.
    @Override
    public void close() {
        clear();
    }

    void onRedraw(Runnable listener) {
        redraw = listener;
    }

    /// Tells the model how much it can show.
    ///
    /// @param fitted bytes a row that fit into the width
    void resize(double newRowHeight, double newHeight, int fitted) {
        if (newRowHeight != rowHeight || newHeight != height || fitted != fittedBytes) {
            rowHeight = newRowHeight;
            height = newHeight;
            boolean relay = fitted != fittedBytes && layout.get().bytesPerRow() == HexLayout.FITTED;
            fittedBytes = fitted;
            if (relay) {
                layOut();
            }
            scrollTo(scroll);
        }
    }

    void scrollBy(double pixels) {
        grid.ifPresent(g -> scrollTo(scroll.by(pixels, rowHeight, height, g.rows())));
    }

    Optional<RowGrid> grid() {
        return grid;
    }

    Scroll scroll() {
        return scroll;
    }

    double rowHeight() {
        return rowHeight;
    }

    int bytesPerRow() {
        int wanted = layout.get().bytesPerRow();
        return wanted == HexLayout.FITTED ? fittedBytes : wanted;
    }

    Optional<PageContent> contentOf(long page) {
        return shown.flatMap(s -> s.loader.at(page));
    }

    Optional<PageLoader> loader() {
        return shown.map(Shown::loader);
    }

    Mappings mappings() {
        return mappings;
    }

    boolean isHidden(PageFamily family) {
        return hiddenFamilies.contains(family);
    }

    void setHidden(PageFamily family, boolean hidden) {
        if (hidden ? hiddenFamilies.add(family) : hiddenFamilies.remove(family)) {
            redraw.run();
        }
    }

    private void open(AddressRange newRegion, long cursor) {
        region.set(Optional.of(newRegion));
        inSight = Optional.empty();
        scroll = Scroll.TOP;
        selection.set(Selection.at(cursor));
        layOut();
        select(Selection.at(cursor));
    }

    private void layOut() {
        if (shown.isEmpty() || region.get().isEmpty()) {
            return;
        }
        RowGrid next = new RowGrid(region.get().get(), shown.get().memory.pageSize(), bytesPerRow());
        Scroll place = grid.filter(was -> was.region().equals(next.region()))
                .map(was -> new Scroll(next.rowOf(next.nearest(was.address(scroll.row()))), 0))
                .orElse(Scroll.TOP);
        grid = Optional.of(next);
        inSight = Optional.empty();
        scrollTo(scroll.row() == 0 ? Scroll.TOP : place);
    }

    private void scrollTo(Scroll next) {
        RowGrid g = grid.orElse(null);
        if (g == null) {
            return;
        }
        boolean down = next.row() >= scroll.row();
        scroll = next.within(rowHeight, height, g.rows());
        AddressRange visible = g.pages(scroll.row(), scroll.endRow(rowHeight, height, g.rows()));
        if (height > 0 && !Optional.of(visible).equals(inSight)) {
            Optional<AddressRange> before = inSight;
            inSight = Optional.of(visible);
            loader().ifPresent(loader -> loader.look(visible, before, g.region(), down));
        }
        redraw.run();
    }

    private void describe() {
        line.set(Line.of(this));
        redraw.run();
    }

    private final class Loaded implements PageLoader.Listener {
        @Override
        public void pagesChanged() {
            describe();
        }

        @Override
        public void pagesVanished() {
            redraw.run();
        }

        @Override
        public void ended(ProcessFailure failure) {
            ended.set(Optional.of(failure));
            describe();
        }
    }
}
