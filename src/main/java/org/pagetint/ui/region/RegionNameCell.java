package org.pagetint.ui.region;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;
import org.pagetint.memory.Mapping;
import org.pagetint.ui.table.CellTooltip;
import org.pagetint.words.PageWords;

/// The name of a region, as short as the table has room for; in full in its tooltip. A region without a name says what
/// kind it is.
final class RegionNameCell extends TableCell<RegionEntry, String> {
    private static final PseudoClass UNNAMED = PseudoClass.getPseudoClass("unnamed");

    private final CellTooltip whole = new CellTooltip(this, () -> entry().map(RegionNameCell::whole));

    /// What stands in the cell.
    static String text(RegionEntry entry) {
        return switch (entry) {
            case RegionGroup group -> lastPart(group.name());
            case RegionRow row -> text(row.mapping());
        };
    }

    /// The last part of the region's name or, without a name, its kind.
    static String text(Mapping region) {
        String name = region.name().toString();
        return name.isEmpty() ? PageWords.of(region.kind()) : lastPart(name);
    }

    /// What stands in its tooltip.
    static String whole(RegionEntry entry) {
        return switch (entry) {
            case RegionGroup group -> group.name();
            case RegionRow row -> {
                String kind = PageWords.of(row.kind());
                String change = ChangeText.words(row.change());
                yield (row.path().isEmpty() ? kind : row.path() + "\n" + kind)
                        + (change.isEmpty() ? "" : "\n" + change);
            }
        };
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        pseudoClassStateChanged(
                UNNAMED,
                entry().filter(entry ->
                                entry instanceof RegionRow row && row.path().isEmpty())
                        .isPresent());
        setText(item == null || empty ? "" : item);
        whole.update();
    }

    private Optional<RegionEntry> entry() {
        return isEmpty() ? Optional.empty() : Optional.ofNullable(getTableRow()).map(TableRow::getItem);
    }

    private static String lastPart(String name) {
        int slash = name.lastIndexOf('/');
        return slash >= 0 && slash + 1 < name.length() ? name.substring(slash + 1) : name;
    }
}
