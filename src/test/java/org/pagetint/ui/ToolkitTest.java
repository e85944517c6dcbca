package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The ground the tests of the window stand on: a stage is shown, clicked and drawn, with a display and without one.
class ToolkitTest {

    private static final Color BEFORE = Color.CRIMSON;
    private static final Color AFTER = Color.SEAGREEN;

    private final StackPane pane = new StackPane();

    @BeforeEach
    void showAButtonThatChangesTheColour() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(this::show);
    }

    private void show(Stage stage) {
        var button = new Button("Change");
        button.setOnAction(_ -> paint(AFTER));
        pane.getChildren().setAll(button);
        pane.setAlignment(Pos.CENTER);
        paint(BEFORE);
        stage.setScene(new Scene(pane, 200, 100));
        stage.show();
    }

    private void paint(Color color) {
        pane.setStyle("-fx-background-color: #" + color.toString().substring(2, 8));
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    @Test
    void drawsAndIsClickedWithoutADisplay() {
        assertThatAClickChangesThePixels();
    }

    @Test
    @Tag("display")
    void drawsAndIsClickedOnADisplay() {
        assertThatAClickChangesThePixels();
    }

    private void assertThatAClickChangesThePixels() {
        assertThat(cornerPixel()).isEqualTo(BEFORE);

        new FxRobot().clickOn("Change");

        assertThat(cornerPixel()).isEqualTo(AFTER);
    }

    private Color cornerPixel() {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            WritableImage picture = pane.getScene().snapshot(null);
            return picture.getPixelReader().getColor(2, 2);
        });
    }
}
