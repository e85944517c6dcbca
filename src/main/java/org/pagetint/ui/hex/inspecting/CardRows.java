package org.pagetint.ui.hex.inspecting;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/// Names and what they stand for, in two columns. Labels are used again: making them anew for each page that the cursor
/// comes to would cost a frame.
public final class CardRows extends GridPane {
    /// A name and what it stands for.
    ///
    /// @param explanation what the tooltip says; empty for no tooltip
    record Row(String name, String value, String explanation) {
        Row(String name, String value) {
            this(name, value, "");
        }
    }

    private final List<Line> lines = new ArrayList<>();

    CardRows() {
        getStyleClass().add("hex-grid");
    }

    /// Shows these rows in place of what was there.
    void show(List<Row> rows) {
        while (lines.size() < rows.size()) {
            Line line = new Line();
            addRow(lines.size(), line.name, line.value);
            lines.add(line);
        }
        for (int i = 0; i < lines.size(); i++) {
            boolean used = i < rows.size();
            lines.get(i).setUsed(used);
            if (used) {
                lines.get(i).show(rows.get(i));
            }
        }
    }

    private static final class Line {
        private final Label name = new Label();
        private final Label value = new Label();
        private final Tooltip tooltip = new Tooltip();

        private Line() {
            name.getStyleClass().add("hex-name");
            name.setMinWidth(USE_PREF_SIZE);
            value.getStyleClass().add("hex-value");
            value.setWrapText(true);
        }

        private void show(Row row) {
            name.setText(row.name);
            value.setText(row.value);
            tooltip.setText(row.explanation);
            value.setTooltip(row.explanation.isEmpty() ? null : tooltip);
        }

        private void setUsed(boolean used) {
            name.setVisible(used);
            name.setManaged(used);
            value.setVisible(used);
            value.setManaged(used);
        }
    }
}
