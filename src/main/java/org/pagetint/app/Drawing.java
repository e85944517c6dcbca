package org.pagetint.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
import javafx.scene.image.Image;
import org.pagetint.cli.PictureStyle;
import org.pagetint.cli.WindowRequest;
import org.pagetint.ui.FirstView;
import org.pagetint.ui.Png;
import org.pagetint.ui.Snapshot;
import org.pagetint.ui.Sources;

/// Draws the window without a display. Loaded only when something is drawn.
final class Drawing {
    private final Parts parts;

    Drawing(Parts parts) {
        this.parts = parts;
    }

    /// The picture as the bytes of a PNG file. Starts JavaFX, which can be done once in a program.
    byte[] draw(WindowRequest request, PictureStyle style) throws IOException {
        int self = Math.toIntExact(ProcessHandle.current().pid());
        CompletableFuture<Image> picture = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                Snapshot.draw(
                        new Sources(parts.processes(), parts.memories(), self),
                        new FirstView(request.process(), request.address()),
                        new Dimension2D(style.width(), style.height()),
                        style.dark(),
                        style.textPercent(),
                        picture::complete);
            } catch (RuntimeException fault) {
                picture.completeExceptionally(fault);
            }
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Png.write(picture.join(), bytes);
        Platform.exit();
        return bytes.toByteArray();
    }
}
