package org.pagetint.ui;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.process.PickerModel;
import org.pagetint.ui.process.PickerView;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.Threads;
import org.pagetint.ui.theme.Appearance;
import org.pagetint.ui.theme.Look;

/// One window. Shows the picker until a process is chosen. Used on the FX thread.
public final class MainWindow {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 700;

    private final Threads threads = new Threads((thread, fault) -> fault.printStackTrace());
    private final BorderPane root = new BorderPane();
    private final PickerModel picker;
    private final PickerView pickerView;

    MainWindow(Stage stage, Sources sources, Appearance appearance, Look look) {
        picker = new PickerModel(sources.processes(), new Background(threads.refresh(), Platform::runLater));
        pickerView = new PickerView(picker, sources.self(), this::open);
        root.setCenter(pickerView);
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        look.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Pagetint");
        stage.setOnShown(_ -> pickerView.setActive(true));
    }

    private void open(ProcessInfo process) {}

    void close() {
        pickerView.setActive(false);
        threads.close();
    }
}
