package org.pagetint.ui.process;

import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.pagetint.process.Access;
import org.pagetint.process.ProcessId;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// What may be seen of a process, and in the tooltip why not more and what can be done about it.
final class AccessCell extends TableCell<ProcessRow, String> {
    private static final Messages TEXT = Messages.of(AccessCell.class);
    private static final double WIDEST_TOOLTIP = 600;

    private final ObservableValue<Map<ProcessId, Access>> known;

    AccessCell(ObservableValue<Map<ProcessId, Access>> known) {
        this.known = known;
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? "" : item);
        ProcessRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
        setTooltip(
                row == null
                        ? null
                        : words(Optional.ofNullable(known.getValue().get(row.id())))
                                .map(AccessCell::tooltip)
                                .orElse(null));
    }

    private static Optional<String> words(Optional<Access> access) {
        return access.flatMap(found -> switch (found) {
            case Access.Full() -> Optional.empty();
            case Access.MapsOnly(var denial) ->
                Optional.of(
                        TEXT.text("access.whole.maps-only", Explanation.reason(denial), Explanation.remedy(denial)));
            case Access.None(var denial) ->
                Optional.of(TEXT.text("access.whole.none", Explanation.reason(denial), Explanation.remedy(denial)));
        });
    }

    private static Tooltip tooltip(String words) {
        Tooltip tooltip = new Tooltip(words);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST_TOOLTIP);
        return tooltip;
    }
}
