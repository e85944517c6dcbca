package org.pagetint.ui.process;

import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.pagetint.memory.Counter;
import org.pagetint.memory.EscapedText;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.process.ProcessInfo;
import org.pagetint.words.Messages;
import org.pagetint.words.SizeText;

/// Which process a page shows, and what it is doing. A click on its name leads back to the picker.
public final class ProcessHeader extends VBox {
    private static final Messages TEXT = Messages.of(ProcessHeader.class);

    private final ProcessModel model;
    private final Button name = new Button("", new FontIcon(MaterialDesignC.CHEVRON_DOWN));
    private final Label state = new Label();
    private final Label started = new Label();
    private final Label command = new Label();

    /// The header of `model`.
    ///
    /// @param choose leads to the picker
    public ProcessHeader(ProcessModel model, Runnable choose) {
        this.model = model;
        getStyleClass().add("process-header");
        name.setId("process-name");
        name.getStyleClass().addAll(Styles.FLAT, "process-name");
        name.setContentDisplay(ContentDisplay.RIGHT);
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setTooltip(new Tooltip(TEXT.text("choose-another")));
        name.setOnAction(_ -> choose.run());
        state.setId("process-state");
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(state, Priority.ALWAYS);
        command.setId("process-command");
        command.getStyleClass().addAll("mono", "command");
        HBox line = new HBox(name, state);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("line");
        started.setId("process-started");
        started.setMinWidth(Region.USE_PREF_SIZE);
        started.getStyleClass().add("started");
        HBox below = new HBox(started, command);
        below.setAlignment(Pos.CENTER_LEFT);
        below.getStyleClass().add("below");
        getChildren().setAll(line, below);
        model.infoProperty().subscribe(this::show);
        model.countersProperty().subscribe(this::show);
        model.failureProperty().subscribe(this::show);
        show();
    }

    private void show() {
        ProcessInfo info = model.infoProperty().get();
        name.setText(TEXT.text("name", EscapedText.of(info.name()), info.id()));
        String doing = model.hasEnded() ? TEXT.text("state.ended") : TEXT.of("state", info.state());
        ZoneId zone = ZoneId.systemDefault();
        state.setText(TEXT.text(
                "header",
                EscapedText.of(info.user().name()),
                doing,
                SizeText.unbroken(
                        kilobytes(Counter.VM_RSS).map(number -> number * 1024).orElse(info.residentBytes())),
                SizeText.unbroken(kilobytes(Counter.VM_SWAP).orElse(0L) * 1024)));
        started.setText(TEXT.text("started", StartText.of(info.started(), LocalDate.now(zone), zone)));
        String whole = EscapedText.of(info.commandLine());
        command.setText(whole);
        command.setTooltip(new Tooltip(whole));
    }

    private Optional<Long> kilobytes(Counter counter) {
        return model.countersProperty()
                .get()
                .map(MemoryCounters::kilobytes)
                .flatMap(all -> Optional.ofNullable(all.get(counter)));
    }
}
