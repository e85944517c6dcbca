package org.pagetint.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.pagetint.cli.WindowRequest;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.ui.FirstView;
import org.pagetint.ui.Sources;
import org.pagetint.ui.Windows;
import org.pagetint.ui.export.ExportTool;
import org.pagetint.ui.export.SystemFileChoice;
import org.pagetint.ui.search.SearchTool;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.settings.SettingsFile;
import org.pagetint.ui.settings.SettingsKeeper;
import org.pagetint.ui.theme.PortalScheme;
import org.pagetint.ui.theme.SystemScheme;

/// The window as a JavaFX application. Loaded only when the window is opened.
public final class Desktop extends Application {
    private SettingsFile.Loaded settings = new SettingsFile.Loaded(Map.of(), Optional.empty());
    private final Parts parts = Parts.ofThisMachine();
    private final SettingsFile file = new SettingsFile(
            SettingsFile.place(System.getenv(), Path.of(System.getProperty("user.home", "/"))), parts.files());
    private FirstView first = FirstView.PICKER;
    private Runnable end = () -> {};

    /// For JavaFX, which makes the application itself.
    public Desktop() {}

    /// Opens the first window and returns when the last one was closed.
    static void launch(WindowRequest request) {
        List<String> parameters = new ArrayList<>();
        request.process().ifPresent(process -> parameters.add(Integer.toString(process.pid())));
        request.address().ifPresent(address -> parameters.add(Long.toString(address)));
        Application.launch(Desktop.class, parameters.toArray(String[]::new));
    }

    /// Reads the settings, off the FX thread.
    @Override
    public void init() throws ProcessFailedException {
        settings = file.load();
        List<String> parameters = getParameters().getRaw();
        if (!parameters.isEmpty()) {
            first = new FirstView(
                    Optional.of(parts.processes().find(Integer.parseInt(parameters.getFirst()))),
                    parameters.size() > 1
                            ? OptionalLong.of(Long.parseLong(parameters.getLast()))
                            : OptionalLong.empty());
        }
    }

    @Override
    public void start(Stage stage) {
        int self = Math.toIntExact(ProcessHandle.current().pid());
        Executor asking = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("desktop").factory());
        SettingsKeeper keeper = new SettingsKeeper(file);
        end = keeper::close;
        Path home = Path.of(System.getProperty("user.home"));
        Windows windows = new Windows(
                new Sources(parts.processes(), parts.memories(), self),
                List.of(
                        context -> new SearchTool(context, parts.files(), new SystemFileChoice(), home),
                        context -> new ExportTool(context, parts.files(), new SystemFileChoice(), home)),
                FileManager::show,
                new SystemScheme(asking, PortalScheme::isDark),
                new Preferences(settings.values(), keeper::keep));
        keeper.onFailure(words -> Platform.runLater(() -> windows.show(words)));
        windows.open(stage, first);
        settings.note().ifPresent(windows::show);
    }

    /// Writes the settings, on the FX thread, after the last window was closed.
    @Override
    public void stop() {
        end.run();
    }
}
