package org.pagetint.ui;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A person at a window: shows it, types, clicks, waits until something is so, and looks at pixels. The only place that
/// knows TestFX. Used in the test's thread.
public final class Robot {
    private static final int PATIENCE_SECONDS = 60;
    private static final boolean HEADLESS = "Headless".equals(System.getProperty("glass.platform"));

    private final FxRobot robot = new FxRobot();
    private final javafx.scene.robot.Robot hands;

    /// A person before an empty screen.
    public Robot() {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new AssertionError("the toolkit does not start", e);
        }
        hands = inFx((Callable<javafx.scene.robot.Robot>) javafx.scene.robot.Robot::new);
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
            // In the corner: the screen of the headless platform has 1000 by 1000 pixels, and drawing a menu whose
            // shadow falls below it fails there.
            stage.setX(0);
            stage.setY(0);
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
            // A field that keeps the keyboard lets its caret blink on, which draws frames in the windows of later
            // tests.
            inFx(() -> List.copyOf(Window.getWindows()).stream()
                    .map(Window::getScene)
                    .filter(scene -> scene != null && scene.getRoot() != null)
                    .forEach(scene -> scene.getRoot().requestFocus()));
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

    /// Tells `node` that the mouse did something there with its primary button. The headless platform knows no drag.
    public void tell(Node node, EventType<MouseEvent> type, double x, double y) {
        inFx(() -> {
            Point2D scene = node.localToScene(x, y);
            Point2D screen = node.localToScreen(x, y);
            boolean down = type != MouseEvent.MOUSE_RELEASED;
            Event.fireEvent(
                    node,
                    new MouseEvent(
                            type,
                            scene.getX(),
                            scene.getY(),
                            screen.getX(),
                            screen.getY(),
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            down,
                            false,
                            false,
                            false,
                            false,
                            false,
                            null));
        });
    }

    /// Presses keys together and lets them go.
    public void press(KeyCode... keys) {
        List<KeyCode> all = List.of(keys);
        act(mine -> {
            all.forEach(mine::keyPress);
            all.reversed().forEach(mine::keyRelease);
        });
    }

    /// Types text into what has the keyboard.
    public void type(String text) {
        text.chars().forEach(character -> Platform.runLater(() -> type((char) character)));
        settle();
    }

    private static void type(char character) {
        Scene scene = Window.getWindows().stream()
                .filter(Window::isFocused)
                .findFirst()
                .orElseThrow()
                .getScene();
        EventTarget target = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
        String text = Character.toString(character);
        for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_TYPED, KeyEvent.KEY_RELEASED)) {
            boolean typed = type.equals(KeyEvent.KEY_TYPED);
            Event.fireEvent(
                    target, new KeyEvent(type, typed ? text : "", text, KeyCode.UNDEFINED, false, false, false, false));
        }
    }

    /// Waits until `query` finds something that is shown, and clicks into its middle: an id with `#`, a style class, or
    /// text.
    public void click(String query) {
        waitUntil(query + " is to be seen", () -> sees(query));
        click(inFx(() -> seen(query).findFirst().orElseThrow()));
    }

    /// Waits until an open menu has an item with this text, and clicks on it.
    public void choose(String text) {
        waitUntil("a menu has " + text, () -> inMenus(text).findFirst().isPresent());
        click(inFx(() -> inMenus(text).findFirst().orElseThrow()));
    }

    private Stream<Node> inMenus(String text) {
        return seen(text).filter(node -> node.getScene().getWindow() instanceof ContextMenu);
    }

    /// Clicks into the middle of `node`.
    public void click(Node node) {
        click(middle(node), MouseButton.PRIMARY);
    }

    /// Clicks into the middle of `node` with the right button.
    public void rightClick(Node node) {
        click(middle(node), MouseButton.SECONDARY);
    }

    /// Clicks into the middle of `node` twice.
    public void doubleClick(Node node) {
        click(node);
        click(node);
    }

    /// Moves the mouse into the middle of `node`.
    public void moveTo(Node node) {
        moveTo(middle(node));
    }

    /// Clicks at a point of `node`.
    public void click(Node node, double x, double y, MouseButton button) {
        click(onScreen(node, x, y), button);
    }

    /// Moves the mouse to a point of `node`.
    public void moveTo(Node node, double x, double y) {
        moveTo(onScreen(node, x, y));
    }

    /// Drags with the primary button from one point of `node` to another. Needs a display.
    public void drag(Node node, double fromX, double fromY, double toX, double toY) {
        Point2D to = onScreen(node, toX, toY);
        robot.drag(onScreen(node, fromX, fromY), MouseButton.PRIMARY).dropTo(to);
        settle();
    }

    /// Holds `key` down while `action` happens.
    public void hold(KeyCode key, Runnable action) {
        act(mine -> mine.keyPress(key));
        action.run();
        act(mine -> mine.keyRelease(key));
    }

    /// Turns the wheel by `steps` (down where positive) where the mouse is.
    public void wheel(int steps) {
        act(mine -> {
            for (int step = 0; step < Math.abs(steps); step++) {
                mine.mouseWheel(Integer.signum(steps));
            }
        });
    }

    /// Where it is once all is laid out: what has just appeared may not be yet.
    private Point2D middle(Node node) {
        return inFx(() -> {
            node.getScene().getRoot().applyCss();
            node.getScene().getRoot().layout();
            return robot.point(node).query();
        });
    }

    private void click(Point2D point, MouseButton button) {
        moveTo(point);
        act(mine -> mine.mousePress(button));
        act(mine -> mine.mouseRelease(button));
    }

    /// In two steps, since a mouse that only appears somewhere has not moved there.
    private void moveTo(Point2D point) {
        act(mine -> {
            mine.mouseMove(point.subtract(1, 0));
            mine.mouseMove(point);
        });
    }

    /// Waits for no answer: what a key opens may keep the FX thread busy until it is closed.
    private void act(Consumer<javafx.scene.robot.Robot> action) {
        Platform.runLater(() -> action.accept(hands));
        settle();
    }

    /// What `query` finds, as a `type`. May be asked in the FX thread too.
    public <T extends Node> T find(String query, Class<T> type) {
        Callable<T> search = () -> type.cast(robot.lookup(query).query());
        try {
            return Platform.isFxApplicationThread() ? search.call() : inFx(search);
        } catch (Exception e) {
            throw new AssertionError(query + " is not found", e);
        }
    }

    /// Whether `query` finds something that is shown.
    public boolean sees(String query) {
        return inFx(() -> seen(query).findFirst().isPresent());
    }

    private Stream<Node> seen(String query) {
        return robot.lookup(query).queryAll().stream().filter(Robot::isSeen);
    }

    private static boolean isSeen(Node node) {
        return node.getScene() != null
                && node.getScene().getWindow() != null
                && node.getScene().getWindow().isShowing()
                && Stream.iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
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

    /// Does nothing until what was done before is laid out.
    public void rest() {
        settle();
    }

    private Point2D onScreen(Node node, double x, double y) {
        return inFx(() -> node.localToScreen(x, y));
    }

    /// Waits until what was done has been handled and what came of it is laid out. A display hands keys and clicks on
    /// when it likes, and is given time for it.
    private static void settle() {
        if (!HEADLESS) {
            WaitForAsyncUtils.waitForFxEvents();
        }
        CountDownLatch laidOut = new CountDownLatch(1);
        Platform.runLater(() -> new NextFrame(() -> Platform.runLater(laidOut::countDown)).start());
        try {
            if (!laidOut.await(PATIENCE_SECONDS, SECONDS)) {
                throw new AssertionError("the FX thread does not come back");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class NextFrame extends AnimationTimer {
        private final Runnable then;

        private NextFrame(Runnable then) {
            this.then = then;
        }

        @Override
        public void handle(long now) {
            stop();
            then.run();
        }
    }
}
