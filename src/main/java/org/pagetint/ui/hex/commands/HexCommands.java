package org.pagetint.ui.hex.commands;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.ui.hex.inspecting.Pointers;
import org.pagetint.ui.hex.layout.CellMetrics;
import org.pagetint.ui.hex.layout.RowGrid;
import org.pagetint.ui.hex.layout.Selection;
import org.pagetint.ui.hex.loading.CopyForm;
import org.pagetint.ui.hex.model.Bookmark;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.model.Regions;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;
import org.pagetint.words.SizeText;

/// Does what the hex view is told.
public final class HexCommands {
    /// What takes a screen.
    public interface Host {
        /// Asks for a line of text.
        void ask(Prompt prompt);

        /// Opens the context menu at the cursor.
        void openMenu();

        /// Shows or hides the inspector.
        void toggleInspector();

        /// What the window can do.
        HexActions actions();
    }

    private static final Messages TEXT = Messages.of(HexCommands.class);

    private final HexViewModel model;
    private final Copier copier;
    private final Host host;

    public HexCommands(HexViewModel model, Consumer<String> clipboard, Host host) {
        this.model = model;
        this.copier = new Copier(model, clipboard);
        this.host = host;
    }

    /// Does it, if it makes sense now.
    public void run(HexCommand command) {
        if (model.cursor().isShowing()) {
            perform(command);
        }
    }

    /// Copies the selection.
    public void copy(CopyForm form) {
        if (model.cursor().isShowing()) {
            copier.copy(form);
        }
    }

    private void perform(HexCommand command) {
        switch (command) {
            case GO_TO -> host.actions().goTo().ifPresent(Runnable::run);
            case BACK -> model.cursor().back();
            case FORWARD -> model.cursor().forward();
            case PREVIOUS_REGION -> neighbour(false);
            case NEXT_REGION -> neighbour(true);
            case FOLLOW_POINTER -> followPointer();
            case SELECT_ALL -> model.cursor().select(Selection.of(region()));
            case SELECT_PAGE -> selectPage();
            case SELECT_RANGE -> askRange();
            case SELECT_NOTHING -> model.cursor().select(Selection.at(cursor()));
            case COPY -> copier.copy(CopyForm.HEX);
            case COPY_TEXT -> copier.copy(CopyForm.TEXT);
            case COPY_ADDRESS -> copier.copyAddress();
            case ADD_BOOKMARK -> askBookmark();
            case REMOVE_BOOKMARK -> removeBookmark();
            case NEXT_BOOKMARK -> goTo(model.cursor().bookmarks().after(cursor()));
            case PREVIOUS_BOOKMARK -> goTo(model.cursor().bookmarks().before(cursor()));
            case REFRESH -> model.refresh();
            case INSPECTOR -> host.toggleInspector();
            case ZOOM_IN -> model.options().zoom(1);
            case ZOOM_OUT -> model.options().zoom(-1);
            case ZOOM_NORMAL -> model.options().fontSizeProperty().set(CellMetrics.NORMAL_FONT_SIZE);
            case MENU -> host.openMenu();
        }
    }

    private void neighbour(boolean next) {
        Optional<Mapping> region = Regions.neighbour(model.document().mappings(), region(), next);
        region.ifPresentOrElse(
                mapping -> model.cursor().goTo(mapping.range().start()),
                () -> model.cursor().say(TEXT.text(next ? "region.last" : "region.first")));
    }

    private void followPointer() {
        OptionalLong pointer = Pointers.at(model, cursor());
        if (pointer.isEmpty()) {
            model.cursor().say(TEXT.text("pointer.unknown"));
        } else if (!model.cursor().goTo(pointer.getAsLong())) {
            model.cursor().say(TEXT.text("pointer.nowhere", AddressText.of(pointer.getAsLong())));
        }
    }

    private void selectPage() {
        RowGrid grid = model.cursor().viewport().grid().orElseThrow();
        AddressRange page = AddressRange.ofLength(
                grid.pageSize().floor(cursor()), grid.pageSize().bytes());
        page.intersect(region()).ifPresent(range -> model.cursor().select(Selection.of(range)));
    }

    private void removeBookmark() {
        Optional<Bookmark> here = model.cursor().bookmarks().at(cursor());
        model.cursor().bookmarks().remove(cursor());
        model.cursor()
                .say(here.map(bookmark -> TEXT.text("bookmark.removed", bookmark.name()))
                        .orElseGet(() -> TEXT.text("bookmark.not-here")));
    }

    private void goTo(Optional<Bookmark> bookmark) {
        bookmark.ifPresentOrElse(this::goTo, () -> model.cursor().say(TEXT.text("bookmark.none")));
    }

    /// Goes to a bookmark, and says its name.
    void goTo(Bookmark bookmark) {
        if (model.cursor().goTo(bookmark.address())) {
            model.cursor().say(TEXT.text("bookmark.here", bookmark.name()));
        } else {
            model.cursor().say(TEXT.text("bookmark.nowhere", bookmark.name()));
        }
    }

    private void askRange() {
        GoToTarget target = new GoToTarget(cursor(), region(), model.document().mappings());
        AddressRange now = model.cursor().selectionProperty().get().range();
        String initial = AddressText.of(now.start()) + "-" + AddressText.of(now.end());
        host.ask(new Prompt(TEXT.text("range"), TEXT.text("range.hint"), initial, text -> {
            Optional<AddressRange> range = target.range(text).flatMap(region()::intersect);
            return range.map(found -> new Prompt.Reply(
                            TEXT.text("range.preview", SizeText.of(found.length())),
                            Optional.of(() -> model.cursor().select(Selection.of(found)))))
                    .orElseGet(() -> new Prompt.Reply(TEXT.text("range.unclear"), Optional.empty()));
        }));
    }

    private void askBookmark() {
        long address = cursor();
        String where = AddressText.of(address);
        String before =
                model.cursor().bookmarks().at(address).map(Bookmark::name).orElse("");
        host.ask(new Prompt(
                TEXT.text("bookmark"),
                TEXT.text("bookmark.hint"),
                before,
                text -> new Prompt.Reply(
                        TEXT.text("bookmark.preview", where),
                        Optional.of(() -> model.cursor()
                                .bookmarks()
                                .put(new Bookmark(address, text.isBlank() ? where : text.strip()))))));
    }

    private long cursor() {
        return model.cursor().selectionProperty().get().cursor();
    }

    private AddressRange region() {
        return model.document().regionProperty().get().orElseThrow();
    }
}
