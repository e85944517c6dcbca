package org.pagetint.ui.hex;

import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SkinBase;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.pagetint.ui.hex.commands.Gestures;
import org.pagetint.ui.hex.commands.HexActions;
import org.pagetint.ui.hex.commands.HexCommands;
import org.pagetint.ui.hex.commands.HexMenu;
import org.pagetint.ui.hex.commands.Keys;
import org.pagetint.ui.hex.commands.Prompt;
import org.pagetint.ui.hex.commands.PromptBar;
import org.pagetint.ui.hex.inspecting.Inspector;
import org.pagetint.ui.hex.inspecting.PageCard;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.model.RefreshRate;
import org.pagetint.ui.hex.painting.HexCanvas;
import org.pagetint.ui.hex.painting.Legend;
import org.pagetint.ui.hex.painting.PageStrip;
import org.pagetint.ui.hex.painting.Ruler;
import org.pagetint.ui.task.Ticker;

/// Puts the parts of the hex view together.
final class HexViewSkin extends SkinBase<HexView> implements HexCommands.Host {
    private static final double BESIDE_ROWS = 4;

    private final HexViewModel model;
    private final HexCanvas rows;
    private final PromptBar prompt;
    private final ScrollPane side;
    private final HexCommands commands;
    private final Ticker refresh;
    private ContextMenu menu = new ContextMenu();
    private boolean insisted;

    HexViewSkin(HexView view) {
        super(view);
        model = view.model();
        rows = new HexCanvas(model);
        prompt = new PromptBar(rows::requestFocus);
        commands = new HexCommands(model, HexViewSkin::toClipboard, this);
        side = new ScrollPane(new VBox(new Inspector(model), new PageCard(model)));
        side.getStyleClass().add("hex-side");
        side.setId("hex-side");
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        new Gestures(model, rows);
        Keys keys = new Keys(model, commands);
        rows.addEventHandler(KeyEvent.KEY_PRESSED, keys::handle);
        rows.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
        getChildren().add(parts());
        view.focusedProperty().subscribe(focused -> {
            if (focused) {
                rows.requestFocus();
            }
        });
        refresh = new Ticker(view, model::refreshSight);
        model.options().refreshRateProperty().subscribe(this::refreshAt);
    }

    /// Does what a key or the window says.
    HexCommands commands() {
        return commands;
    }

    @Override
    public void dispose() {
        refresh.stop();
        super.dispose();
    }

    @Override
    public void ask(Prompt question) {
        prompt.ask(question);
    }

    @Override
    public void openMenu() {
        Bounds bounds = rows.localToScreen(rows.getBoundsInLocal());
        Point2D at =
                rows.cursorPoint().map(rows::localToScreen).orElse(new Point2D(bounds.getMinX(), bounds.getMinY()));
        open(at.getX(), at.getY());
    }

    @Override
    public void toggleInspector() {
        insisted = !side.isVisible();
        getSkinnable().inspectorShownProperty().set(insisted);
        fitSide();
    }

    @Override
    public HexActions actions() {
        return getSkinnable().actionsProperty().get();
    }

    private BorderPane parts() {
        ScrollBar sideways = new ScrollBar();
        sideways.setOrientation(Orientation.HORIZONTAL);
        sideways.setId("hex-sideways");
        sideways.valueProperty().bindBidirectional(rows.shiftProperty());
        rows.contentWidthProperty().subscribe(() -> fit(sideways));
        rows.widthProperty().subscribe(() -> fit(sideways));
        BorderPane table = new BorderPane(rows, new Ruler(model, rows), null, sideways, null);
        HBox.setHgrow(table, Priority.ALWAYS);
        PageStrip strip = new PageStrip(model);
        HBox.setMargin(strip, new Insets(0, 0, 0, BESIDE_ROWS));
        HBox middle = new HBox(table, strip, side);
        getSkinnable().inspectorShownProperty().subscribe(this::fitSide);
        getSkinnable().widthProperty().subscribe(this::fitSide);
        rows.contentWidthProperty().subscribe(this::fitSide);
        model.options().fontSizeProperty().subscribe(this::fitSide);
        model.options().layoutProperty().subscribe(this::fitSide);
        Label message = new Label();
        message.setId("hex-message");
        message.getStyleClass().add("hex-message");
        message.textProperty().bind(model.cursor().messageProperty());
        message.visibleProperty().bind(model.cursor().messageProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        BorderPane parts = new BorderPane(middle);
        parts.setTop(new VBox(new OptionBar(model, rows::requestFocus), prompt));
        parts.setBottom(new VBox(message, new Legend(model)));
        return parts;
    }

    /// Where there is too little room for rows and inspector, the rows get it, unless one asks for the inspector there.
    private void fitSide() {
        double forRows = rows.wantedWidth() + BESIDE_ROWS + PageStrip.WIDTH;
        double forSide = side.prefWidth(-1);
        boolean wanted = getSkinnable().inspectorShownProperty().get();
        // Who insists on the inspector has it beside whole rows, as far as the table can give way.
        getSkinnable().needs(insisted ? forRows + forSide : forRows, wanted && !insisted ? forSide : 0);
        boolean shown = wanted && (insisted || getSkinnable().getWidth() >= forRows + forSide);
        side.setVisible(shown);
        side.setManaged(shown);
    }

    private void fit(ScrollBar sideways) {
        double hidden = Math.max(0, rows.contentWidthProperty().get() - rows.getWidth());
        sideways.setMax(hidden);
        sideways.setUnitIncrement(2 * rows.metrics().cell());
        sideways.setBlockIncrement(Math.max(rows.metrics().cell(), rows.getWidth() / 2));
        sideways.setVisibleAmount(hidden
                * rows.getWidth()
                / Math.max(1, rows.contentWidthProperty().get()));
        rows.shiftProperty().set(Math.min(rows.shiftProperty().get(), hidden));
        sideways.setVisible(hidden > 0);
        sideways.setManaged(hidden > 0);
    }

    private void openMenu(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            openMenu();
        } else {
            open(event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private void open(double x, double y) {
        if (model.cursor().isShowing()) {
            menu.hide();
            menu = new HexMenu(model, commands).make(actions());
            menu.show(rows, x, y);
        }
    }

    private void refreshAt(RefreshRate rate) {
        refresh.stop();
        rate.interval().ifPresent(refresh::start);
    }

    private static void toClipboard(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
