package org.pagetint.ui.hex;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.pagetint.memory.AddressRange;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;
import org.pagetint.words.SizeText;

/// The banner that says why what is shown is not, or not wholly, what is in memory now.
final class NoticeBar extends HBox {
    private static final Messages TEXT = Messages.of(NoticeBar.class);

    private final Label sentence = new Label();
    private final BooleanProperty endShown;
    private final Button again = new Button(TEXT.text("notice.again"));

    /// @param endShown whether it says that the process has ended
    NoticeBar(HexViewModel model, BooleanProperty endShown) {
        this.endShown = endShown;
        getStyleClass().add("hex-notice");
        setId("hex-notice");
        sentence.setId("hex-notice-text");
        sentence.setWrapText(true);
        again.setOnAction(_ -> model.refresh());
        again.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(sentence, again);
        model.noticeProperty().subscribe(this::show);
    }

    private void show(Optional<Notice> any) {
        Optional<Notice> notice = any.filter(now -> endShown.get() || !(now instanceof Notice.Ended));
        setVisible(notice.isPresent());
        setManaged(notice.isPresent());
        notice.ifPresent(now -> {
            sentence.setText(words(now));
            boolean canTry = now instanceof Notice.NotAnswering;
            again.setVisible(canTry);
            again.setManaged(canTry);
        });
    }

    private static String words(Notice notice) {
        return switch (notice) {
            case Notice.Ended(var failure) -> words(Explanation.of(failure));
            case Notice.Vanished() -> TEXT.text("notice.vanished");
            case Notice.Shrunk(AddressRange left) -> TEXT.text("notice.shrunk", SizeText.of(left.length()));
            case Notice.NotAnswering(var failure) -> words(Explanation.of(failure));
        };
    }

    private static String words(Explanation explanation) {
        return explanation.sentence() + " " + explanation.remedy();
    }
}
