package org.pagetint.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.stage.Stage;
import org.pagetint.ui.theme.Appearance;
import org.pagetint.ui.theme.Look;

/// All windows of the program. Used on the FX thread.
public final class Windows {
    private final Sources sources;
    private final Appearance appearance = new Appearance(new SimpleBooleanProperty(false));
    private final Look look = new Look(appearance);
    private final List<MainWindow> open = new ArrayList<>();

    /// No window yet.
    public Windows(Sources sources) {
        this.sources = sources;
    }

    /// Opens a window on a stage that was not shown yet.
    public MainWindow open(Stage stage) {
        MainWindow window = new MainWindow(stage, sources, appearance, look);
        open.add(window);
        stage.setOnHidden(_ -> {
            open.remove(window);
            window.close();
        });
        stage.show();
        return window;
    }
}
