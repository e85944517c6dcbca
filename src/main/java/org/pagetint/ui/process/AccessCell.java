package org.pagetint.ui.process;

import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;
import org.pagetint.process.Access;
import org.pagetint.process.ProcessId;
import org.pagetint.ui.table.CellTooltip;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// What may be seen of a process, and in the tooltip why not more and what can be done about it.
final class AccessCell extends TableCell<ProcessRow, String> {
    private static final Messages TEXT = Messages.of(AccessCell.class);

    private final ObservableValue<Map<ProcessId, Access>> known;
    private final CellTooltip whole = new CellTooltip(this, () -> access().flatMap(AccessCell::words));

    AccessCell(ObservableValue<Map<ProcessId, Access>> known) {
        this.known = known;
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? "" : item);
        whole.update();
    }

    private Optional<Access> access() {
        return Optional.ofNullable(getTableRow())
                .map(TableRow::getItem)
                .map(row -> known.getValue().get(row.id()));
    }

    private static Optional<String> words(Access access) {
        return switch (access) {
            case Access.Full() -> Optional.empty();
            case Access.MapsOnly(var denial) ->
                Optional.of(
                        TEXT.text("access.whole.maps-only", Explanation.reason(denial), Explanation.remedy(denial)));
            case Access.None(var denial) ->
                Optional.of(TEXT.text("access.whole.none", Explanation.reason(denial), Explanation.remedy(denial)));
        };
    }
}
