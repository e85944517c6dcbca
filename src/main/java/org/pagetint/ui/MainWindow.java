package org.pagetint.ui;

import atlantafx.base.theme.Styles;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.pagetint.memory.EscapedText;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.process.PickerModel;
import org.pagetint.ui.process.PickerView;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.Threads;
import org.pagetint.ui.theme.Appearance;
import org.pagetint.ui.theme.Look;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.Messages;

/// One window: the picker, or the page of a process. Used on the FX thread.
public final class MainWindow implements PageHost {
    private static final Messages TEXT = Messages.of(MainWindow.class);
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 700;
    private static final double MIN_WIDTH = 640;
    private static final double MIN_HEIGHT = 400;

    private final Stage stage;
    private final Sources sources;
    private final ObservableValue<PagePalette> palette;
    private final Threads threads = new Threads(this::fault);
    private final BorderPane root = new BorderPane();
    private final Scene scene = new Scene(root, WIDTH, HEIGHT);
    private final PickerModel picker;
    private final PickerView pickerView;

    MainWindow(Stage stage, Sources sources, Appearance appearance, Look look) {
        this.stage = stage;
        this.sources = sources;
        this.palette = Bindings.createObjectBinding(
                () -> PagePalette.of(appearance.dark().get()), appearance.dark());
        picker = new PickerModel(sources.processes(), new Background(threads.refresh(), Platform::runLater));
        pickerView = new PickerView(picker, sources.self(), this::open);
        look.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        choose();
    }

    @Override
    public void choose() {
        closePage();
        stage.setTitle(TEXT.text("title"));
        root.setCenter(pickerView);
        pickerView.setActive(true);
    }

    @Override
    public void open(ProcessInfo process) {
        closePage();
        stage.setTitle(TEXT.text("title.process", EscapedText.of(process.name()), process.id()));
        root.setCenter(new ProcessPage(process, sources, palette, this));
    }

    private void closePage() {
        pickerView.setActive(false);
        if (root.getCenter() instanceof ProcessPage page) {
            page.close();
        }
    }

    @Override
    public void opened(ProcessInfo process) {
        picker.recentsProperty().set(picker.recentsProperty().get().with(process));
    }

    @Override
    public Node menu() {
        MenuButton menu = new MenuButton("", new FontIcon(MaterialDesignM.MENU));
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        return menu;
    }

    @Override
    public void fault(Thread thread, Throwable fault) {
        fault.printStackTrace();
    }

    /// Lets go of everything.
    void close() {
        closePage();
        threads.close();
    }
}
