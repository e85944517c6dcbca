package org.pagetint.ui.region;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;

/// What can be done with the selected lines of the region table.
final class RegionMenu extends ContextMenu {
    /// Copies the selected lines.
    static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private static final Messages TEXT = Messages.of(RegionMenu.class);

    private final RegionTable table;

    RegionMenu(RegionTable table) {
        this.table = table;
        setId("region-menu");
        getItems().add(new MenuItem());
        setOnShowing(_ -> fill());
    }

    private void fill() {
        List<RegionEntry> entries = table.selectedEntries();
        List<Mapping> regions = table.selectedRegions();
        List<MenuItem> items = new ArrayList<>();
        MenuItem view = item("view", TEXT.text("menu.view"), table::view);
        view.setAccelerator(KeyCombination.valueOf("Enter"));
        items.add(view);
        for (RegionActions.Use use : table.actions().uses()) {
            items.add(item(
                    use.id(),
                    use.label(),
                    () -> use.run().accept(regions.stream().map(Mapping::range).toList())));
        }
        items.add(new SeparatorMenuItem());
        items.add(copyCell(entries));
        MenuItem rows = item("copy-rows", TEXT.count("menu.copy-rows", entries.size()), this::copyRows);
        rows.setAccelerator(COPY);
        items.add(rows);
        items.add(item(
                "copy-table",
                TEXT.text("menu.copy-table"),
                () -> copy(RegionText.table(table.getItems(), table.wantedColumns()))));
        items.add(item(
                "copy-address",
                TEXT.count("menu.copy-address", regions.size()),
                () -> copy(regions.stream()
                        .map(region -> AddressText.of(region.range().start()))
                        .collect(Collectors.joining("\n")))));
        items.add(new SeparatorMenuItem());
        Optional<Path> folder = regions.stream().findFirst().flatMap(RegionMenu::folder);
        MenuItem open = item(
                "open-folder",
                TEXT.text("menu.open-folder"),
                () -> folder.ifPresent(table.actions().openFolder()));
        open.setDisable(folder.isEmpty());
        items.add(open);
        if (regions.isEmpty()) {
            items.forEach(item -> item.setDisable(true));
        }
        getItems().setAll(items);
    }

    private MenuItem copyCell(List<RegionEntry> entries) {
        TableColumn<RegionEntry, ?> column = table.chosenColumn();
        return item(
                "copy-cell",
                TEXT.text("menu.copy-cell", column.getText()),
                () -> copy(entries.stream()
                        .map(entry -> RegionText.cell(entry, column))
                        .collect(Collectors.joining("\n"))));
    }

    /// Copies the selected lines, as they stand there.
    void copyRows() {
        copy(RegionText.rows(table.selectedEntries(), table.wantedColumns()));
    }

    private static MenuItem item(String id, String label, Runnable run) {
        MenuItem item = new MenuItem(label);
        item.setId("region-" + id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> run.run());
        return item;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Where the file of `region` is, as the process that maps it calls the place.
    static Optional<Path> folder(Mapping region) {
        if (!(region.name() instanceof MappingName.FilePath(var path))) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    Path.of(new String(path.bytes(), StandardCharsets.UTF_8)).getParent());
        } catch (InvalidPathException _) {
            return Optional.empty(); // This system cannot write such a name: no folder to open.
        }
    }
}
