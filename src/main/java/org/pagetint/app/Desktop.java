package org.pagetint.app;

import javafx.application.Application;
import javafx.stage.Stage;
import org.pagetint.linux.LinuxMemorySource;
import org.pagetint.ui.Sources;
import org.pagetint.ui.Windows;

/// The window as a JavaFX application. Loaded only when the window is opened.
public final class Desktop extends Application {
    /// For JavaFX, which makes the application itself.
    public Desktop() {}

    /// Opens the first window and returns when the last one was closed.
    static void launch() {
        Application.launch(Desktop.class);
    }

    @Override
    public void start(Stage stage) {
        Parts parts = Parts.ofThisMachine();
        int self = Math.toIntExact(ProcessHandle.current().pid());
        new Windows(new Sources(parts.processes(), LinuxMemorySource.ofThisMachine(), self)).open(stage);
    }
}
