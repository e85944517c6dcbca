package org.pagetint.ui.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import org.pagetint.words.Messages;

/// The messages of a page, the newest first; no bar while there are none. Each stays until it is closed or withdrawn:
/// the two newest in sight, the others behind a link. Used on the FX thread.
public final class NoticeBar extends VBox {
    private static final Messages TEXT = Messages.of(NoticeBar.class);
    private static final int IN_SIGHT = 2;

    private final List<Notice> notices = new ArrayList<>();
    private final Hyperlink earlier = new Hyperlink();
    private final Map<String, Notice> standing = new HashMap<>();

    /// No bar yet.
    public NoticeBar() {
        getStyleClass().add("notice-bar");
        setId("notice");
        earlier.setId("notice-earlier");
        earlier.getStyleClass().add("earlier");
        earlier.setMaxWidth(Double.MAX_VALUE);
        earlier.setOnAction(_ -> unfold());
        arrange();
    }

    /// Shows `notice` above the others, in place of one that says the same.
    public void show(Notice notice) {
        notices.stream().filter(notice::saysTheSame).findFirst().ifPresent(this::withdraw);
        notices.addFirst(notice);
        getChildren().addFirst(new NoticeLine(notice, this::withdraw));
        arrange();
    }

    /// Shows how something stands now, in place of what was said of it before.
    ///
    /// @param subject what it is about
    /// @param notice nothing if there is nothing to say of it
    public void stand(String subject, Optional<Notice> notice) {
        Optional<Notice> before = Optional.ofNullable(standing.remove(subject));
        notice.ifPresent(now -> standing.put(subject, now));
        if (!notice.equals(before)) {
            before.ifPresent(this::withdraw);
            notice.ifPresent(this::show);
        }
    }

    private void withdraw(Notice notice) {
        int index = notices.indexOf(notice);
        if (index >= 0) {
            notices.remove(index);
            getChildren().remove(index);
            arrange();
        }
    }

    private void unfold() {
        getChildren().remove(earlier);
        getChildren().forEach(line -> {
            line.setVisible(true);
            line.setManaged(true);
        });
    }

    /// Folds all but the newest.
    private void arrange() {
        getChildren().remove(earlier);
        for (int index = 0; index < notices.size(); index++) {
            getChildren().get(index).setVisible(index < IN_SIGHT);
            getChildren().get(index).setManaged(index < IN_SIGHT);
        }
        if (notices.size() > IN_SIGHT) {
            earlier.setText(TEXT.count("earlier", notices.size() - IN_SIGHT));
            getChildren().add(earlier);
        }
        setVisible(!notices.isEmpty());
        setManaged(!notices.isEmpty());
    }
}
