package org.pagetint.ui.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pagetint.export.NewFile;
import org.pagetint.files.FileOpener;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.action.Action;
import org.pagetint.ui.export.FileChoice;
import org.pagetint.ui.tool.ProcessContext;
import org.pagetint.ui.tool.ProcessTool;
import org.pagetint.words.Messages;

/// Finds bytes in the memory of the process. Used on the FX thread.
public final class SearchTool implements ProcessTool {
    private static final Messages TEXT = Messages.of(SearchTool.class);

    private final ProcessContext context;
    private final RecentQueries recents;
    private final ResultFiles files;
    private Optional<SearchPane> pane = Optional.empty();

    /// @param files opens the folders that results are saved to
    /// @param choice asks where results are to be saved
    /// @param folder where they go if the person chooses no other place
    public SearchTool(ProcessContext context, FileOpener files, FileChoice choice, Path folder) {
        this.context = context;
        this.recents = new RecentQueries(context.preferences());
        this.files = new ResultFiles(context, new NewFile(files), choice, folder);
    }

    @Override
    public Role role() {
        return Role.SEARCH;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of("search", TEXT.text("action.search"), this::open, "Shortcut+F"),
                Action.of("search-new", TEXT.text("action.new"), this::openNew, "Shortcut+Shift+F"),
                Action.of("search-next", TEXT.text("action.next"), () -> step(true), "F3"),
                Action.of("search-previous", TEXT.text("action.previous"), () -> step(false), "Shift+F3"));
    }

    @Override
    public String labelForRanges() {
        return TEXT.text("action.here");
    }

    @Override
    public void useOn(List<AddressRange> ranges) {
        if (ranges.isEmpty()) {
            return;
        }
        SearchPane shown = shown();
        SearchTab search = shown.current().model().isUsed() ? shown.add() : shown.current();
        search.lookIn(ranges);
        search.focus();
    }

    private SearchPane shown() {
        SearchPane made = pane.orElseGet(() -> {
            SearchPane[] itself = new SearchPane[1];
            itself[0] = new SearchPane(context, () -> {
                SearchTab[] tab = new SearchTab[1];
                tab[0] = new SearchTab(context, recents, files, _ -> {
                    if (itself[0] != null) {
                        itself[0].mark(tab[0]);
                    }
                });
                return tab[0];
            });
            return itself[0];
        });
        pane = Optional.of(made);
        context.showBelow(made);
        return made;
    }

    private void open() {
        shown().current().focus();
    }

    private void openNew() {
        boolean first = pane.isEmpty();
        SearchPane made = shown();
        (first ? made.current() : made.add()).focus();
    }

    private void step(boolean down) {
        pane.ifPresentOrElse(made -> made.current().step(down), this::open);
    }

    @Override
    public void close() {
        pane.ifPresent(SearchPane::close);
    }
}
