package org.pagetint.ui.hex.inspecting;

import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.pagetint.memory.Mapping;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.model.Regions;
import org.pagetint.words.Messages;

/// The bytes at the cursor read as numbers, characters, times and a pointer, which can be followed.
public final class Inspector extends VBox {
    private static final Messages TEXT = Messages.of(Inspector.class);
    private static final String NOTHING = "–";

    private final HexViewModel model;
    private final Map<InspectorField, TextField> values = new EnumMap<>(InspectorField.class);
    private final Hyperlink target = new Hyperlink();
    private final PauseTransition calm = new PauseTransition(Duration.millis(100));
    private boolean stale;

    public Inspector(HexViewModel model) {
        this.model = model;
        getStyleClass().add("hex-inspector");
        setId("hex-inspector");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("hex-grid");
        for (InspectorField field : InspectorField.values()) {
            addRow(grid, field);
        }
        target.setId("hex-pointer-target");
        target.setOnAction(_ -> follow());
        getChildren().addAll(head(), grid, target);
        calm.setOnFinished(_ -> {
            if (stale) {
                stale = false;
                updateSoon();
            }
        });
        model.listeners().onChange(this::updateSoon);
        model.options().inspectorOrderProperty().subscribe(this::update);
    }

    private HBox head() {
        Label title = new Label(TEXT.text("inspector"));
        title.getStyleClass().add("hex-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button order = new Button();
        order.setId("hex-inspector-order");
        order.getStyleClass().add("hex-option");
        order.setTooltip(new Tooltip(TEXT.text("inspector.order")));
        order.textProperty()
                .bind(model.options()
                        .inspectorOrderProperty()
                        .map(now -> TEXT.text(
                                now == ByteOrder.BIG_ENDIAN ? "inspector.big-endian" : "inspector.little-endian")));
        order.setOnAction(_ -> model.options()
                .inspectorOrderProperty()
                .set(
                        model.options().inspectorOrderProperty().get() == ByteOrder.BIG_ENDIAN
                                ? ByteOrder.LITTLE_ENDIAN
                                : ByteOrder.BIG_ENDIAN));
        return new HBox(title, gap, order);
    }

    private void addRow(GridPane grid, InspectorField field) {
        Label name = new Label(TEXT.of("field", field));
        name.getStyleClass().add("hex-name");
        name.setMinWidth(USE_PREF_SIZE);
        TextField value = new TextField(NOTHING);
        value.setEditable(false);
        value.setId("hex-field-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        value.getStyleClass().add("hex-value");
        value.setPrefColumnCount(1);
        GridPane.setHgrow(value, Priority.ALWAYS);
        name.setLabelFor(value);
        values.put(field, value);
        grid.addRow(grid.getRowCount(), name, value);
    }

    /// At once, or a moment after the last time: a held key moves the cursor far more often than numbers can be read.
    private void updateSoon() {
        if (calm.getStatus() == Animation.Status.RUNNING) {
            stale = true;
        } else {
            update();
            calm.playFromStart();
        }
    }

    private void update() {
        long cursor = model.cursor().selectionProperty().get().cursor();
        Bits bits = Pointers.bits(model, cursor);
        values.forEach((field, value) -> show(value, field.text(bits).orElse(NOTHING)));
        Optional<String> region = pointed().map(this::words);
        target.setVisible(region.isPresent());
        target.setManaged(region.isPresent());
        target.setText(region.orElse(""));
    }

    private static void show(TextField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private OptionalLong pointer() {
        return Pointers.at(model, model.cursor().selectionProperty().get().cursor());
    }

    private Optional<Mapping> pointed() {
        OptionalLong pointer = pointer();
        return pointer.isEmpty()
                ? Optional.empty()
                : model.document().mappings().at(pointer.getAsLong());
    }

    private String words(Mapping mapping) {
        long offset = pointer().orElseThrow() - mapping.range().start();
        return TEXT.text("inspector.target", Regions.name(mapping), Long.toHexString(offset));
    }

    private void follow() {
        pointer().ifPresent(model.cursor()::goTo);
    }
}
