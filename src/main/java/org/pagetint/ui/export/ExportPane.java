package org.pagetint.ui.export;

import atlantafx.base.theme.Styles;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.pagetint.export.ExportFormat;
import org.pagetint.words.Messages;

/// The controls of an [ExportModel]. Used on the FX thread.
final class ExportPane extends GridPane {
    private static final Messages TEXT = Messages.of(ExportPane.class);
    private static final double GAP = 8;
    private static final double MARGIN = 12;

    private final ComboBox<ExportFormat> format = new ComboBox<>();
    private final CheckBox onlyDirty = new CheckBox(TEXT.text("only-dirty"));
    private final TextField place = new TextField();
    private final CheckBox replace = new CheckBox(TEXT.text("replace"));
    private final CheckBox keep = new CheckBox(TEXT.text("keep"));
    private final CheckBox stop = new CheckBox(TEXT.text("stop"));
    private final Label forecast = new Label();
    private final Button export = new Button(TEXT.text("export"));

    /// @param choice asks for a place
    /// @param start begins the export
    /// @param close takes the pane away
    ExportPane(ExportModel model, FileChoice choice, Runnable start, Runnable close) {
        setId("export-pane");
        setHgap(GAP);
        setVgap(GAP);
        setPadding(new Insets(MARGIN));
        getColumnConstraints().setAll(labels(), fields());
        format.setId("export-format");
        format.getItems().setAll(ExportFormat.values());
        format.setConverter(new FormatNames());
        format.valueProperty().bindBidirectional(model.formatProperty());
        place.setId("export-place");
        place.textProperty().bindBidirectional(model.placeProperty());
        forecast.setId("export-forecast");
        forecast.setWrapText(true);
        export.setId("export-start");
        export.getStyleClass().add(Styles.ACCENT);
        export.setDefaultButton(true);
        export.setOnAction(_ -> start.run());
        Label what = new Label(model.subject().toString());
        what.setId("export-subject");
        what.setWrapText(true);
        addRow(0, new Label(TEXT.text("what")), what);
        addRow(1, new Label(TEXT.text("format")), line(format, onlyDirty));
        addRow(2, new Label(TEXT.text("place")), placeLine(model, choice));
        keep.setId("export-keep");
        prepareStop();
        add(new VBox(GAP, keep, stop), 1, 3);
        Label takes = new Label(TEXT.text("takes"));
        GridPane.setValignment(takes, VPos.TOP);
        addRow(4, takes, forecast);
        Label secrets = new Label(TEXT.text("secrets"));
        secrets.getStyleClass().add(Styles.TEXT_SUBTLE);
        secrets.setWrapText(true);
        Button cancel = new Button(TEXT.text("close"));
        cancel.setId("export-close");
        cancel.setOnAction(_ -> close.run());
        add(secrets, 1, 5);
        add(line(export, cancel), 1, 6);
        onlyDirty.selectedProperty().bindBidirectional(model.onlyDirtyProperty());
        replace.selectedProperty().bindBidirectional(model.replaceProperty());
        keep.selectedProperty().bindBidirectional(model.keepIncompleteProperty());
        stop.selectedProperty().bindBidirectional(model.stopProperty());
        model.estimateProperty().subscribe(this::show);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
    }

    private void show(ExportEstimate estimate) {
        forecast.setText(estimate.words());
        forecast.pseudoClassStateChanged(Styles.STATE_DANGER, estimate.isWrong());
        export.setDisable(!estimate.isPossible());
    }

    /// Puts the keyboard on the first thing to decide.
    void focus() {
        format.requestFocus();
    }

    /// Only a core has registers.
    private void prepareStop() {
        stop.setId("export-stop");
        stop.setWrapText(true);
        stop.setTooltip(new Tooltip(TEXT.text("stop.tooltip")));
        stop.visibleProperty().bind(format.valueProperty().isEqualTo(ExportFormat.CORE));
        stop.managedProperty().bind(stop.visibleProperty());
    }

    private HBox placeLine(ExportModel model, FileChoice choice) {
        HBox.setHgrow(place, Priority.ALWAYS);
        Button choose = new Button(TEXT.text("choose"));
        choose.setId("export-choose");
        choose.setOnAction(_ -> choice.choose(getScene().getWindow(), TEXT.text("choose.title"), model.path())
                .ifPresent(chosen -> place.setText(chosen.toString())));
        replace.setId("export-replace");
        return line(place, choose, replace);
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(GAP, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static ColumnConstraints labels() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        column.setMinWidth(USE_PREF_SIZE);
        return column;
    }

    private static ColumnConstraints fields() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    /// The formats in words.
    private static final class FormatNames extends StringConverter<ExportFormat> {
        @Override
        public String toString(ExportFormat format) {
            return TEXT.of("format", format);
        }

        @Override
        public ExportFormat fromString(String text) {
            throw new UnsupportedOperationException("formats are chosen, not typed");
        }
    }
}
