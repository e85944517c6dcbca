package org.pagetint.ui;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A person at a window: shows it, types, clicks, waits until something is so, and looks at pixels. The only place that
/// knows TestFX. Used in the test's thread.
public final class Robot {
    private static final int PATIENCE_SECONDS = 20;

    private final FxRobot robot = new FxRobot();

    /// A person before an empty screen.
    public Robot() {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new AssertionError("the toolkit does not start", e);
        }
    }

    /// Runs `action` in the FX thread and waits for it.
    public void inFx(Runnable action) {
        inFx(() -> {
            action.run();
            return true;
        });
    }

    /// The answer of `question`, asked in the FX thread.
    public <T> T inFx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, question);
    }

    /// Shows a window with `root`, made in the FX thread, as its content. At most 1000 by 1000.
    public void show(Callable<? extends Parent> root, double width, double height, String... styleSheets) {
        try {
            FxToolkit.registerPrimaryStage();
            FxToolkit.setupStage(stage -> show(stage, root, width, height, styleSheets));
        } catch (TimeoutException e) {
            throw new AssertionError("no window came up", e);
        }
    }

    private static void show(
            Stage stage, Callable<? extends Parent> root, double width, double height, String... styleSheets) {
        try {
            Scene scene = new Scene(root.call(), width, height);
            scene.getStylesheets().setAll(styleSheets);
            stage.setScene(scene);
            stage.show();
        } catch (Exception e) {
            throw new AssertionError("the window could not be made", e);
        }
    }

    /// Shows `scene` in a window of its own, besides those that are open.
    public Stage show(Scene scene) {
        return inFx(() -> {
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return stage;
        });
    }

    /// Closes all windows.
    public void close() {
        try {
            FxToolkit.cleanupStages();
        } catch (TimeoutException e) {
            throw new AssertionError("the windows stayed open", e);
        }
    }

    /// Waits until `condition`, asked in the FX thread again and again, holds.
    public void waitUntil(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, SECONDS, () -> inFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain until " + what, e);
        }
    }

    /// Presses keys together and lets them go.
    public void press(KeyCode... keys) {
        robot.press(keys).release(keys);
        settle();
    }

    /// Types text.
    public void type(String text) {
        robot.write(text, 0);
        settle();
    }

    /// Clicks into the middle of what `query` finds: an id with `#`, a style class, or text.
    public void click(String query) {
        robot.clickOn(query);
        settle();
    }

    /// Clicks into the middle of `node`.
    public void click(Node node) {
        robot.clickOn(node);
        settle();
    }

    /// Clicks into the middle of `node` with the right button.
    public void rightClick(Node node) {
        robot.clickOn(node, MouseButton.SECONDARY);
        settle();
    }

    /// Clicks into the middle of `node` twice.
    public void doubleClick(Node node) {
        robot.doubleClickOn(node);
        settle();
    }

    /// Moves the mouse into the middle of `node`.
    public void moveTo(Node node) {
        robot.moveTo(node);
        settle();
    }

    /// Clicks at a point of `node`.
    public void click(Node node, double x, double y, MouseButton button) {
        robot.clickOn(onScreen(node, x, y), button);
        settle();
    }

    /// Moves the mouse to a point of `node`.
    public void moveTo(Node node, double x, double y) {
        robot.moveTo(onScreen(node, x, y));
        settle();
    }

    /// Drags with the primary button from one point of `node` to another. Needs a display.
    public void drag(Node node, double fromX, double fromY, double toX, double toY) {
        Point2D to = onScreen(node, toX, toY);
        robot.drag(onScreen(node, fromX, fromY), MouseButton.PRIMARY).dropTo(to);
        settle();
    }

    /// Holds `key` down while `action` happens.
    public void hold(KeyCode key, Runnable action) {
        robot.press(key);
        action.run();
        robot.release(key);
        settle();
    }

    /// Turns the wheel by `steps` (down where positive) where the mouse is.
    public void wheel(int steps) {
        robot.scroll(
                Math.abs(steps),
                steps > 0 ? javafx.geometry.VerticalDirection.DOWN : javafx.geometry.VerticalDirection.UP);
        settle();
    }

    /// What `query` finds, as a `type`.
    public <T extends Node> T find(String query, Class<T> type) {
        return type.cast(robot.lookup(query).query());
    }

    /// Whether `query` finds something that is shown.
    public boolean sees(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(node -> node.isVisible() && node.getScene() != null);
    }

    /// A picture of the window that `node` is in.
    public Image picture(Node node) {
        return inFx(() -> node.getScene().snapshot(null));
    }

    /// The colour at a point of `node`, as the window shows it.
    public Color pixel(Node node, double x, double y) {
        return inFx(() -> {
            Point2D at = node.localToScene(x, y);
            return node.getScene().snapshot(null).getPixelReader().getColor((int) at.getX(), (int) at.getY());
        });
    }

    /// Saves a picture of the window as `target/pictures/NAME.png`, for people to look at.
    public void save(Node node, String name) {
        save(node.getScene(), name);
    }

    /// Saves a picture of `scene` as `target/pictures/NAME.png`, for people to look at.
    public void save(Scene scene, String name) {
        WritableImage picture = inFx(() -> scene.snapshot(null));
        try {
            Path folder = Files.createDirectories(Path.of("target", "pictures"));
            try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".png"))) {
                Png.write(picture, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Point2D onScreen(Node node, double x, double y) {
        return inFx(() -> node.localToScreen(x, y));
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }
}
