package org.pagetint.ui.process;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.PopOver;
import org.pagetint.memory.Counter;
import org.pagetint.memory.Disturbance;
import org.pagetint.ui.theme.Popovers;
import org.pagetint.words.Messages;

/// Shows how still the process stayed: 0 kB is the normal reading. A click shows the numbers behind it.
public final class QuietMeter extends Button {
    private static final Messages TEXT = Messages.of(QuietMeter.class);

    private static final double WIDEST = 420;

    private final ProcessModel model;

    /// The meter of `model`.
    public QuietMeter(ProcessModel model) {
        this.model = model;
        setId("quiet-meter");
        getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "quiet-meter");
        setTooltip(new Tooltip(TEXT.text("quiet.tooltip")));
        setOnAction(_ -> showNumbers());
        model.quietProperty()
                .subscribe(reading ->
                        setText(TEXT.text("quiet", number(reading.whileReading().couldBeOursKilobytes()))));
    }

    private void showNumbers() {
        PopOver popOver = Popovers.of(
                content(model.quietProperty().get()), TEXT.text("quiet.title"), PopOver.ArrowLocation.TOP_RIGHT);
        Subscription following = model.quietProperty().subscribe((_, now) -> popOver.setContentNode(content(now)));
        popOver.setOnHidden(_ -> following.unsubscribe());
        popOver.show(this);
    }

    /// In the text size of the window.
    private VBox content(QuietReading reading) {
        VBox content = numbers(reading);
        content.setStyle(getScene().getRoot().getStyle());
        return content;
    }

    private static VBox numbers(QuietReading reading) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("numbers");
        grid.getColumnConstraints().setAll(new ColumnConstraints(), figures(), figures());
        grid.addRow(0, label(""), label(TEXT.text("quiet.since")), label(TEXT.text("quiet.while-reading")));
        int line = 1;
        for (Counter counter : Counter.values()) {
            if (reading.sinceOpening().kilobytes().containsKey(counter)) {
                grid.addRow(
                        line++,
                        label(counter.field()),
                        figure(reading.sinceOpening(), counter),
                        figure(reading.whileReading(), counter));
            }
        }
        boolean all = reading.sinceOpening().kilobytes().isEmpty()
                || reading.sinceOpening().kilobytes().containsKey(Counter.SHMEM_SWAP);
        Label words = new Label(TEXT.text("quiet.words") + (all ? "" : " " + TEXT.text("quiet.no-shmem-swap")));
        words.setWrapText(true);
        words.setMaxWidth(WIDEST);
        VBox box = new VBox(grid, words);
        box.setId("quiet-numbers");
        box.getStyleClass().add("quiet-numbers");
        return box;
    }

    private static ColumnConstraints figures() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        return column;
    }

    private static Label label(String text) {
        return new Label(text);
    }

    private static Label figure(Disturbance moved, Counter counter) {
        Map<Counter, Long> kilobytes = moved.kilobytes();
        Label label = new Label(TEXT.text("kilobytes", signed(kilobytes.getOrDefault(counter, 0L))));
        label.getStyleClass().add("mono");
        return label;
    }

    private static String signed(long kilobytes) {
        return kilobytes > 0 ? "+" + number(kilobytes) : number(kilobytes).replace('-', '−');
    }

    private static String number(long kilobytes) {
        return String.format(Locale.ENGLISH, "%,d", kilobytes);
    }
}
