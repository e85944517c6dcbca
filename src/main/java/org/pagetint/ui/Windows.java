package org.pagetint.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Dimension2D;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.pagetint.ui.notice.Notice;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.task.PulseRate;
import org.pagetint.ui.theme.Appearance;
import org.pagetint.ui.theme.ProgramIcon;
import org.pagetint.ui.theme.SceneStyle;
import org.pagetint.ui.theme.SystemScheme;
import org.pagetint.ui.theme.Theme;
import org.pagetint.ui.tool.ToolMaker;
import org.pagetint.words.Explanation;

/// All windows of the program. Used on the FX thread.
public final class Windows {
    private final PulseRate rate = PulseRate.ofTheToolkit();
    private final SystemScheme system;
    private final WindowParts parts;
    private final List<Image> icons = ProgramIcon.images();
    private final List<Stage> open = new ArrayList<>();
    private final List<MainWindow> windows = new ArrayList<>();

    /// No window yet.
    ///
    /// @param folders shows folders
    /// @param system whether the desktop is dark
    public Windows(
            Sources sources,
            List<ToolMaker> tools,
            FolderOpener folders,
            SystemScheme system,
            Preferences preferences) {
        this.system = system;
        Appearance appearance = new Appearance(system.dark());
        preferences.keep("theme", appearance.themeProperty(), Theme::name, Theme::valueOf);
        preferences.keep("text-scale", appearance.textScaleProperty(), Number::toString, Appearance::textScale);
        SceneStyle.keepGround(appearance);
        parts = new WindowParts(sources, tools, folders, appearance, preferences);
    }

    /// Opens a window that asks which process to show.
    public void open() {
        open(new Stage(), FirstView.PICKER);
    }

    /// Opens a window on a stage that was not shown yet.
    public void open(Stage stage, FirstView first) {
        MainWindow window = new MainWindow(stage, this, parts, WindowPlace.size(parts.preferences()));
        WindowPlace.keep(stage, parts.preferences());
        stage.getIcons().setAll(icons);
        rate.follow(stage.getScene());
        open.add(stage);
        windows.add(window);
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                system.ask();
            }
        });
        stage.setOnHidden(_ -> {
            // A field that keeps the keyboard lets its caret blink on, which draws frames in all other windows.
            stage.getScene().getRoot().requestFocus();
            open.remove(stage);
            windows.remove(window);
            window.close();
        });
        window.show(first);
        stage.show();
    }

    /// A window that is never shown, to be drawn; it may be larger than the screen.
    MainWindow unshown(Dimension2D size, FirstView first) {
        MainWindow window = new MainWindow(new Stage(), this, parts, size);
        window.show(first);
        return window;
    }

    /// Closes all windows.
    public void closeAll() {
        List.copyOf(open).forEach(Stage::close);
    }

    /// Shows a message in the window opened last.
    public void show(Explanation words) {
        Optional.of(windows)
                .filter(all -> !all.isEmpty())
                .ifPresent(all -> all.getLast().show(Notice.note(words)));
    }

    /// How they look.
    Appearance appearance() {
        return parts.appearance();
    }
}
