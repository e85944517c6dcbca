package org.pagetint.ui.hex;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.ui.Robot;
import org.pagetint.ui.hex.layout.CellMetrics;
import org.pagetint.ui.hex.layout.RowGrid;
import org.pagetint.ui.hex.loading.ViewReader;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.painting.HexCanvas;
import org.pagetint.ui.theme.PagePalette;

/// A window with nothing but the hex view in it, and a person in front of it. Used in the test's thread.
public final class HexFixture implements AutoCloseable {
    public static final long PAGE = 0x1000;

    /// Waits a tenth as long as a person would, so that tests of stuck reads need not.
    static final ViewReader.Patience HASTY =
            new ViewReader.Patience(TimeUnit.MILLISECONDS.toNanos(25), TimeUnit.MILLISECONDS.toNanos(200));

    private final Robot robot = new Robot();
    private final HexViewModel model;
    private final ArrayMemory memory;

    /// Shows the first mapping of `memory`, 1000 by 700.
    public HexFixture(ArrayMemory memory, boolean dark) {
        this(memory, memory.mappingsNow().list().getFirst().range(), dark);
    }

    public HexFixture(ArrayMemory memory, AddressRange region, boolean dark) {
        this.memory = memory;
        this.model = robot.inFx((Callable<HexViewModel>) () -> new HexViewModel(Platform::runLater, HASTY));
        robot.show(() -> make(dark), 1000, 700);
        show(region);
    }

    private HexView make(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        model.options().paletteProperty().set(PagePalette.of(dark));
        return new HexView(model);
    }

    /// Shows a region, and gives the rows the keyboard.
    public void show(AddressRange region) {
        robot.inFx(() -> {
            model.show(memory, memory.mappingsNow(), region);
            rows().requestFocus();
        });
    }

    public Robot robot() {
        return robot;
    }

    /// The model; to be used through [#ask] alone.
    public HexViewModel model() {
        return model;
    }

    public HexView view() {
        return robot.find(".hex-view", HexView.class);
    }

    public HexCanvas rows() {
        return robot.find("#hex-rows", HexCanvas.class);
    }

    /// The answer of `question` in the FX thread.
    public <T> T ask(Callable<T> question) {
        return robot.inFx(question);
    }

    public long cursor() {
        return ask(() -> model.cursor().selectionProperty().get().cursor());
    }

    public AddressRange selected() {
        return ask(() -> model.cursor().selectionProperty().get().range());
    }

    String line() {
        return ask(() -> model.lineProperty().get());
    }

    public String message() {
        return ask(() -> model.cursor().messageProperty().get());
    }

    /// Waits until something is known of the page of `address`.
    public void awaitPage(long address) {
        robot.waitUntil(
                "the page of " + Long.toHexString(address) + " is known",
                () -> model.document().contentOf(address & -PAGE).isPresent());
    }

    /// Waits until the byte at `address` is `value`.
    public void awaitByte(long address, int value) {
        robot.waitUntil(
                "the byte at " + Long.toHexString(address) + " is " + value,
                () -> model.document().byteAt(address).equals(Optional.of(value)));
    }

    /// The middle of the hex digits of the byte at `address`, which is in sight, as a point of the rows.
    public Point2D point(long address) {
        return ask(() -> {
            RowGrid grid = model.cursor().viewport().grid().orElseThrow();
            long row = grid.rowOf(address);
            CellMetrics metrics = rows().metrics();
            double x = (rows().columns().hexCell((int) (address - grid.address(row))) + 1) * metrics.cell();
            double y = (row - model.cursor().viewport().scroll().row() + 0.5) * metrics.row()
                    - model.cursor().viewport().scroll().offset();
            return new Point2D(x - rows().shiftProperty().get(), y);
        });
    }

    /// Chooses from one of the buttons above the rows.
    ///
    /// @param button its id, with `#`
    public void choose(String button, String choice) {
        robot.click(button);
        robot.choose(choice);
    }

    /// Clicks on the byte at `address`.
    public void click(long address, MouseButton button) {
        Point2D at = point(address);
        robot.click(rows(), at.getX(), at.getY(), button);
    }

    /// Presses keys with the keyboard in the rows.
    public void press(KeyCode... keys) {
        robot.press(keys);
    }

    /// The pixels of a part of `node`, column by column.
    public List<Color> pixels(Node node, double left, double top, double right, double bottom) {
        return ask(() -> {
            PixelReader picture = node.getScene().snapshot(null).getPixelReader();
            Point2D at = node.localToScene(0, 0);
            List<Color> pixels = new ArrayList<>();
            for (double x = left; x < right; x++) {
                for (double y = top; y < bottom; y++) {
                    pixels.add(picture.getColor((int) (at.getX() + x), (int) (at.getY() + y)));
                }
            }
            return pixels;
        });
    }

    /// All colours of a part of `node`.
    public Set<Color> colours(Node node, double left, double top, double right, double bottom) {
        return new HashSet<>(pixels(node, left, top, right, bottom));
    }

    /// All colours of the cells of the byte at `address`.
    public Set<Color> coloursOf(long address) {
        Point2D middle = point(address);
        return colours(rows(), middle.getX() - 8, middle.getY() - 9, middle.getX() + 8, middle.getY() + 9);
    }

    /// Whether two colours are the same but for rounding.
    static boolean near(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed())
                        + Math.abs(a.getGreen() - b.getGreen())
                        + Math.abs(a.getBlue() - b.getBlue())
                < 0.05;
    }

    /// Saves a picture for people to look at.
    public void save(String name) {
        robot.save(rows(), name);
    }

    /// Closes the window; nothing of what was done may have read in the FX thread, or have disturbed the process.
    @Override
    public void close() {
        robot.inFx(model::close);
        robot.close();
        assertThat(memory.threads()).noneMatch(name -> name.contains("JavaFX"));
        assertThat(memory.policies()).isSubsetOf(ReadPolicy.QUIET);
    }
}
