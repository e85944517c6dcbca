package org.pagetint.ui.hex;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.pagetint.words.Messages;

/// The banner that says why what is shown is not, or not wholly, what is in memory now.
final class NoticeBar extends HBox {
    private static final Messages TEXT = Messages.of(NoticeBar.class);

    private final Label sentence = new Label();
    private final BooleanProperty noticesShown;
    private final Button again = new Button(TEXT.text("notice.again"));

    /// @param noticesShown whether it is ever to be seen
    /// @param tried gives the focus back to the rows
    NoticeBar(HexViewModel model, BooleanProperty noticesShown, Runnable tried) {
        this.noticesShown = noticesShown;
        getStyleClass().add("hex-notice");
        setId("hex-notice");
        sentence.setId("hex-notice-text");
        sentence.setWrapText(true);
        again.setOnAction(_ -> {
            tried.run();
            model.refresh();
        });
        again.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(sentence, again);
        model.noticeProperty().subscribe(this::show);
    }

    private void show(Optional<Notice> any) {
        Optional<Notice> notice = any.filter(_ -> noticesShown.get());
        setVisible(notice.isPresent());
        setManaged(notice.isPresent());
        notice.ifPresent(now -> {
            sentence.setText(now.words().sentence() + " " + now.words().remedy());
            boolean canTry = now instanceof Notice.NotAnswering;
            again.setVisible(canTry);
            again.setManaged(canTry);
        });
    }
}
