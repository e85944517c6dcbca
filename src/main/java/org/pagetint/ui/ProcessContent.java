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
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.EscapedText;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.hex.HexView;
import org.pagetint.ui.hex.commands.HexActions;
import org.pagetint.ui.hex.model.Annotator;
import org.pagetint.ui.notice.Notice;
import org.pagetint.ui.process.OpenProcess;
import org.pagetint.ui.process.QuietMeter;
import org.pagetint.ui.region.AddressMap;
import org.pagetint.ui.region.RegionActions;
import org.pagetint.ui.region.RegionsModel;
import org.pagetint.ui.region.RegionsView;
import org.pagetint.ui.region.StateTotals;
import org.pagetint.ui.settings.Preferences;
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

    private final ProcessSession session;
    private final OpenProcess open;
    private final RegionsModel regions;
    private final ObservableValue<PagePalette> palette;
    private final ObservableDoubleValue textScale;
    private final Preferences preferences;
    private final FolderOpener folders;
    private final Consumer<Notice> notices;
    private final HexView hexView;
    private final RegionsView regionsView;
    private final ToolDock dock;
    private final List<ProcessTool> tools;

    /// @param session whose process is open
    /// @param notices shows a message
    ProcessContent(ProcessSession session, OpenProcess open, WindowParts parts, Consumer<Notice> notices) {
        this.session = session;
        this.open = open;
        this.regions = session.regions().orElseThrow();
        this.palette = parts.palette();
        this.preferences = parts.preferences();
        this.notices = notices;
        this.folders = parts.folders();
        hexView = new HexView(session.hex());
        textScale = parts.appearance().textScaleProperty();
        regionsView = new RegionsView(regions, palette, preferences, textScale);
        regionsView.onView(hexView::requestFocus);
        dock = new ToolDock(new PageColumns(regionsView, hexView, textScale, preferences), preferences);
        AddressMap map = new AddressMap(regions, palette, textScale, this::goTo);
        setTop(overview(map));
        setCenter(dock);
        tools = parts.tools().stream().map(maker -> maker.make(this)).toList();
        List<RegionActions.Use> uses = tools.stream()
                .map(tool -> new RegionActions.Use(
                        tool.role().name().toLowerCase(Locale.ROOT), tool.labelForRanges(), tool::useOn))
                .toList();
        regionsView.offer(new RegionActions(uses, this::openFolder));
        map.offer(uses);
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
        QuietMeter quiet = new QuietMeter(session.model());
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

    RegionsView regionsView() {
        return regionsView;
    }

    HexView hexView() {
        return hexView;
    }

    List<ProcessTool> tools() {
        return tools;
    }

    /// Ends what the tools have under way.
    void close() {
        tools.forEach(ProcessTool::close);
    }

    @Override
    public ProcessInfo process() {
        return session.model().infoProperty().get();
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
        return session.model().failureProperty();
    }

    @Override
    public List<AddressRange> selectedRegions() {
        return regionsView.selectedRegions();
    }

    @Override
    public Optional<AddressRange> selectedBytes() {
        return session.selectedBytes();
    }

    @Override
    public boolean goTo(long address) {
        return session.hex().cursor().goTo(address);
    }

    @Override
    public long cursor() {
        return session.hex().cursor().address();
    }

    @Override
    public boolean select(AddressRange range) {
        return session.select(range);
    }

    @Override
    public void focusMemory() {
        hexView.requestFocus();
    }

    @Override
    public List<Annotator> annotators() {
        return session.hex().annotators();
    }

    @Override
    public void showBelow(Node pane) {
        dock.show(pane);
    }

    @Override
    public void hideBelow() {
        dock.hide();
        hexView.requestFocus();
    }

    @Override
    public void show(Notice notice) {
        notices.accept(notice);
    }

    @Override
    public void openFolder(Path folder) {
        // Starting the file manager can take seconds.
        session.threads().workers().execute(() -> {
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
        return session.tasks();
    }

    @Override
    public ExecutorService workers() {
        return session.threads().workers();
    }

    @Override
    public ExecutorService reads() {
        return session.threads().reads();
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
