package org.pagetint.ui.search;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// How far a search is and what became of it: one line. Used on the FX thread.
final class StatusLine extends HBox {
    private static final double GAP = 8;
    private static final double BAR = 140;

    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = new Label();
    private final Label coverage = new Label();
    private final Tooltip whole = new Tooltip();

    StatusLine() {
        super(GAP);
        setAlignment(Pos.CENTER_LEFT);
        bar.setId("search-progress");
        bar.setPrefWidth(BAR);
        bar.setMinWidth(BAR);
        bar.managedProperty().bind(bar.visibleProperty());
        words.setId("search-status");
        words.setMinWidth(USE_PREF_SIZE);
        coverage.setId("search-coverage");
        coverage.getStyleClass().add(Styles.TEXT_MUTED);
        coverage.setMinWidth(0);
        whole.setWrapText(true);
        whole.setMaxWidth(600);
        HBox.setHgrow(coverage, Priority.ALWAYS);
        coverage.setMaxWidth(Double.MAX_VALUE);
        getChildren().setAll(bar, words, coverage);
        show(new Phase.Ready());
    }

    /// Shows it.
    void show(Phase phase) {
        boolean running = phase instanceof Phase.Running;
        bar.setVisible(running);
        if (phase instanceof Phase.Running(var progress, var _)) {
            bar.setProgress(progress.share());
        }
        words.setText(StatusText.of(phase));
        String more = StatusText.coverage(phase);
        coverage.setText(more);
        whole.setText(more);
        coverage.setTooltip(more.isEmpty() ? null : whole);
    }
}
