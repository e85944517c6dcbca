package org.pagetint.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.EscapedText;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.hex.HexView;
import org.pagetint.ui.hex.commands.GoToTarget;
import org.pagetint.ui.hex.commands.HexActions;
import org.pagetint.ui.hex.layout.Selection;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.model.Marks;
import org.pagetint.ui.hex.model.RefreshRate;
import org.pagetint.ui.notice.Notice;
import org.pagetint.ui.process.OpenProcess;
import org.pagetint.ui.process.ProcessModel;
import org.pagetint.ui.process.QuietMeter;
import org.pagetint.ui.region.AddressMap;
import org.pagetint.ui.region.RegionActions;
import org.pagetint.ui.region.RegionsModel;
import org.pagetint.ui.region.RegionsView;
import org.pagetint.ui.region.StateTotals;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.BackgroundThreads;
import org.pagetint.ui.task.LongTasks;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.ui.tool.ProcessContext;
import org.pagetint.ui.tool.ProcessTool;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// What a page shows once its process is open: address map, regions, memory, and what tools put below. Used on the FX
/// thread.
final class ProcessContent extends BorderPane implements ProcessContext {
    private static final Messages TEXT = Messages.of(ProcessContent.class);

    /// How much of the height a pane below leaves to the memory.
    private static final double LEAST_ABOVE = 0.4;

    private static final double MOST_ABOVE = 0.65;

    /// What a row of bytes with its strip takes, in pixels at normal text size.
    private static final double HEX_WIDTH = 668;

    /// What the regions get in any case: their states and the beginning of their names, but not most of a narrow
    /// window.
    private static final double REGIONS_LEAST = 357;

    private static final double REGIONS_LEAST_SHARE = 0.405;
    private static final double REGIONS_MOST = 640;

    private final ProcessModel model;
    private final OpenProcess open;
    private final BackgroundThreads threads;
    private final LongTasks tasks;
    private final ObservableValue<PagePalette> palette;
    private final ObservableDoubleValue textScale;
    private final Preferences preferences;
    private final FolderOpener folders;
    private final Consumer<Notice> notices;
    private final HexViewModel hex;
    private final HexView hexView;
    private final RegionsModel regions;
    private final RegionsView regionsView;
    private final SplitPane rows = new SplitPane();
    private final List<ProcessTool> tools;

    /// @param width of the page, in pixels
    /// @param notices shows a message
    ProcessContent(
            ProcessModel model,
            OpenProcess open,
            BackgroundThreads threads,
            HexViewModel hex,
            LongTasks tasks,
            WindowParts parts,
            double width,
            Consumer<Notice> notices) {
        this.model = model;
        this.open = open;
        this.threads = threads;
        this.tasks = tasks;
        this.palette = parts.palette();
        this.preferences = parts.preferences();
        this.notices = notices;
        this.hex = hex;
        this.folders = parts.folders();
        hexView = new HexView(hex);
        regions = new RegionsModel(
                open.memory(),
                new Background(threads.refresh(), Platform::runLater),
                new Background(threads.scan(), Platform::runLater),
                model::fail);
        textScale = parts.appearance().textScaleProperty();
        regionsView = new RegionsView(regions, palette, preferences, textScale);
        regionsView.onView(hexView::requestFocus);
        SplitPane columns = new SplitPane(regionsView, hexView);
        columns.setId("desk-columns");
        columns.setDividerPositions(regionsWidth(width, textScale.get()) / Math.max(1, width));
        keep("split.regions", columns);
        SplitPane.setResizableWithParent(regionsView, false);
        rows.setOrientation(Orientation.VERTICAL);
        rows.getItems().setAll(columns);
        AddressMap map = new AddressMap(regions, palette, textScale, this::goTo);
        setTop(overview(map));
        setCenter(rows);
        regions.selectedProperty().subscribe(selected -> selected.ifPresent(this::view));
        regions.mappingsProperty().subscribe(hex::update);
        hex.regionProperty().subscribe(_ -> followHex());
        regions.show(open.first());
        open.first().list().stream()
                .findFirst()
                .ifPresent(first -> regions.selectedProperty().set(Optional.of(first)));
        tools = parts.tools().stream().map(maker -> maker.make(this)).toList();
        List<RegionActions.Use> uses = tools.stream()
                .map(tool -> new RegionActions.Use(
                        tool.role().name().toLowerCase(Locale.ROOT), tool.labelForRanges(), tool::useOn))
                .toList();
        regionsView.offer(new RegionActions(uses, this::openFolder));
        map.offer(uses);
    }

    private static double regionsWidth(double width, double textScale) {
        double least = Math.min(REGIONS_LEAST * textScale, REGIONS_LEAST_SHARE * width);
        return Math.clamp(width - HEX_WIDTH * textScale, least, Math.max(least, REGIONS_MOST * textScale));
    }

    /// Remembers where the first divider of `split` stands.
    private void keep(String name, SplitPane split) {
        preferences.keep(
                name,
                split.getDividers().getFirst().positionProperty(),
                position -> String.format(Locale.ROOT, "%.3f", position.doubleValue()),
                ProcessContent::share);
    }

    private static Number share(String text) {
        double share = Double.parseDouble(text);
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(text);
        }
        return share;
    }

    /// Tells the hex view what the window can do for it.
    ///
    /// @param goTo asks where to go
    void offer(Runnable goTo) {
        hexView.actionsProperty()
                .set(new HexActions(Optional.of(goTo), use(ProcessTool.Role.SEARCH), use(ProcessTool.Role.EXPORT)));
    }

    private Optional<Consumer<AddressRange>> use(ProcessTool.Role role) {
        return tools.stream()
                .filter(tool -> tool.role() == role)
                .findFirst()
                .map(tool -> range -> tool.useOn(List.of(range)));
    }

    private VBox overview(AddressMap map) {
        QuietMeter quiet = new QuietMeter(model);
        quiet.setMinWidth(USE_PREF_SIZE);
        StateTotals totals = new StateTotals(regions, palette);
        totals.setMinWidth(0);
        totals.setMinHeight(0);
        HBox.setHgrow(totals, Priority.ALWAYS);
        HBox line = new HBox(totals, quiet);
        line.getStyleClass().add("totals-line");
        VBox box = new VBox(map, line);
        box.getStyleClass().add("map-box");
        return box;
    }

    /// Shows a region in the hex view, unless it is there already.
    private void view(Mapping region) {
        if (!hex.regionProperty().get().equals(Optional.of(region.range()))) {
            hex.show(open.memory(), regions.mappingsProperty().get(), region.range());
        }
    }

    /// Selects the region that the hex view went to by itself.
    private void followHex() {
        hex.regionProperty()
                .get()
                .flatMap(range -> regions.mappingsProperty().get().at(range.start()))
                .ifPresent(mapping -> regions.selectedProperty().set(Optional.of(mapping)));
    }

    /// What *Go to* needs to read what is typed.
    GoToTarget target() {
        AddressRange region = hex.regionProperty().get().orElse(new AddressRange(0, 0));
        return new GoToTarget(
                hex.selectionProperty().get().cursor(),
                region,
                regions.mappingsProperty().get());
    }

    /// Reads everything again.
    void refresh() {
        regions.refresh();
        hex.refresh();
    }

    /// What is done every two seconds: when live, reads the list again.
    void tick() {
        if (hex.options().refreshRateProperty().get() != RefreshRate.OFF) {
            regions.refreshQuickly();
        }
    }

    /// Whether all pages are counted and the page under the cursor is known.
    boolean isSettled() {
        return !regions.isCounting() && hex.isSettled();
    }

    RegionsView regionsView() {
        return regionsView;
    }

    HexView hexView() {
        return hexView;
    }

    List<ProcessTool> tools() {
        return tools;
    }

    /// Looks at nothing more; what was read stays.
    void stop() {
        regions.stop();
    }

    /// Lets go of everything.
    void close() {
        tools.forEach(ProcessTool::close);
        stop();
    }

    @Override
    public ProcessInfo process() {
        return model.infoProperty().get();
    }

    @Override
    public ProcessMemory memory() {
        return open.memory().unmetered();
    }

    @Override
    public ReadOnlyObjectProperty<Mappings> mappings() {
        return regions.mappingsProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<ProcessFailure>> failure() {
        return model.failureProperty();
    }

    @Override
    public List<AddressRange> selectedRegions() {
        return regionsView.selectedRegions();
    }

    @Override
    public Optional<AddressRange> selectedBytes() {
        Selection selection = hex.selectionProperty().get();
        return selection.isMany() ? Optional.of(selection.range()) : Optional.empty();
    }

    @Override
    public boolean goTo(long address) {
        return hex.goTo(address);
    }

    @Override
    public long cursor() {
        return hex.selectionProperty().get().cursor();
    }

    @Override
    public boolean select(AddressRange range) {
        boolean shown = hex.goTo(range.start());
        if (shown) {
            AddressRange region = hex.regionProperty().get().orElse(range);
            region.intersect(range).ifPresent(part -> hex.select(Selection.of(part)));
        }
        return shown;
    }

    @Override
    public void focusMemory() {
        hexView.requestFocus();
    }

    @Override
    public void mark(Marks marks) {
        hex.hitsProperty().set(marks);
    }

    @Override
    public void showBelow(Node pane) {
        if (rows.getItems().size() > 1) {
            rows.getItems().set(1, pane);
        } else {
            rows.getItems().add(pane);
            rows.applyCss(); // Only now its parts stand in the scene and can get the keyboard.
            rows.setDividerPositions(Math.clamp(1 - pane.prefHeight(-1) / rows.getHeight(), LEAST_ABOVE, MOST_ABOVE));
            keep("split." + pane.getId(), rows);
        }
    }

    @Override
    public void hideBelow() {
        if (rows.getItems().size() > 1) {
            rows.getItems().remove(1);
        }
        hexView.requestFocus();
    }

    @Override
    public void show(Notice notice) {
        notices.accept(notice);
    }

    @Override
    public void openFolder(Path folder) {
        // Starting the file manager can take seconds.
        threads.workers().execute(() -> {
            try {
                folders.open(folder);
            } catch (IOException e) {
                Platform.runLater(() -> notices.accept(Notice.failure(new Explanation(
                        TEXT.text("no-folder", EscapedText.of(folder.toString())),
                        TEXT.text("no-folder.remedy"),
                        String.valueOf(e.getMessage())))));
            }
        });
    }

    @Override
    public LongTasks tasks() {
        return tasks;
    }

    @Override
    public ExecutorService workers() {
        return threads.workers();
    }

    @Override
    public ExecutorService reads() {
        return threads.reads();
    }

    @Override
    public Preferences preferences() {
        return preferences;
    }

    @Override
    public ObservableValue<PagePalette> palette() {
        return palette;
    }

    @Override
    public ObservableDoubleValue textScale() {
        return textScale;
    }
}
