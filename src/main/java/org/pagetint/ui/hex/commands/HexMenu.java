package org.pagetint.ui.hex.commands;

import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.hex.loading.CopyForm;
import org.pagetint.ui.hex.model.Bookmark;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;

/// The context menu of the rows: everything that can be done there.
public final class HexMenu {
    private static final Messages TEXT = Messages.of(HexMenu.class);

    private final HexViewModel model;
    private final HexCommands commands;

    public HexMenu(HexViewModel model, HexCommands commands) {
        this.model = model;
        this.commands = commands;
    }

    /// A menu for what is selected now.
    public ContextMenu make(HexActions actions) {
        ContextMenu menu = new ContextMenu();
        menu.setId("hex-menu");
        menu.getItems()
                .addAll(
                        item(HexCommand.COPY),
                        copyAs(),
                        item(HexCommand.COPY_ADDRESS),
                        new SeparatorMenuItem(),
                        item(HexCommand.SELECT_PAGE),
                        item(HexCommand.SELECT_ALL),
                        item(HexCommand.SELECT_RANGE),
                        item(
                                HexCommand.SELECT_NOTHING,
                                model.cursor().selectionProperty().get().isMany()),
                        new SeparatorMenuItem(),
                        item(HexCommand.GO_TO),
                        item(HexCommand.FOLLOW_POINTER),
                        item(HexCommand.BACK, model.cursor().history().hasBack()),
                        item(HexCommand.FORWARD, model.cursor().history().hasForward()),
                        item(HexCommand.PREVIOUS_REGION),
                        item(HexCommand.NEXT_REGION),
                        new SeparatorMenuItem(),
                        bookmark(),
                        item(HexCommand.REMOVE_BOOKMARK, isBookmarked()),
                        bookmarks(),
                        new SeparatorMenuItem(),
                        item(HexCommand.REFRESH),
                        item(HexCommand.INSPECTOR),
                        textSize());
        if (actions.search().isPresent() || actions.export().isPresent()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        actions.search().ifPresent(action -> menu.getItems().add(item("menu.search", action)));
        actions.export().ifPresent(action -> menu.getItems().add(item("menu.export", action)));
        return menu;
    }

    private Menu copyAs() {
        Menu menu = new Menu(TEXT.text("menu.copy-as"));
        for (CopyForm form : CopyForm.values()) {
            MenuItem item = new MenuItem(TEXT.of("copy-as", form));
            item.setOnAction(_ -> commands.copy(form));
            menu.getItems().add(item);
        }
        return menu;
    }

    private boolean isBookmarked() {
        return model.cursor()
                .bookmarks()
                .at(model.cursor().selectionProperty().get().cursor())
                .isPresent();
    }

    private MenuItem bookmark() {
        MenuItem item = item(HexCommand.ADD_BOOKMARK);
        if (isBookmarked()) {
            item.setText(TEXT.text("menu.bookmarks.rename"));
        }
        return item;
    }

    private Menu bookmarks() {
        Menu menu = new Menu(TEXT.text("menu.bookmarks"));
        for (Bookmark bookmark : model.cursor().bookmarks().list()) {
            MenuItem item = new MenuItem(words(bookmark));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> commands.goTo(bookmark));
            menu.getItems().add(item);
        }
        menu.setDisable(menu.getItems().isEmpty());
        MenuItem clear = new MenuItem(TEXT.text("menu.bookmarks.clear"));
        clear.setOnAction(_ -> model.cursor().bookmarks().clear());
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item(HexCommand.NEXT_BOOKMARK),
                        item(HexCommand.PREVIOUS_BOOKMARK),
                        clear);
        return menu;
    }

    private static String words(Bookmark bookmark) {
        String address = AddressText.of(bookmark.address());
        return bookmark.name().equals(address) ? address : TEXT.text("menu.bookmarks.item", bookmark.name(), address);
    }

    private Menu textSize() {
        Menu menu = new Menu(TEXT.text("menu.text-size"));
        menu.getItems().addAll(item(HexCommand.ZOOM_IN), item(HexCommand.ZOOM_OUT), item(HexCommand.ZOOM_NORMAL));
        return menu;
    }

    private MenuItem item(String key, Consumer<AddressRange> action) {
        MenuItem item = new MenuItem(TEXT.text(key));
        item.setOnAction(
                _ -> action.accept(model.cursor().selectionProperty().get().range()));
        return item;
    }

    private MenuItem item(HexCommand command) {
        MenuItem item = new MenuItem(TEXT.of("command", command));
        command.keys().stream().findFirst().ifPresent(item::setAccelerator);
        item.setOnAction(_ -> commands.run(command));
        return item;
    }

    private MenuItem item(HexCommand command, boolean possible) {
        MenuItem item = item(command);
        item.setDisable(!possible);
        return item;
    }
}
