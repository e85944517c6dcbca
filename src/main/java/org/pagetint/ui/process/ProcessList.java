package org.pagetint.ui.process;

import java.util.List;
import org.pagetint.process.User;

/// What the picker lists at one moment.
///
/// @param known false before the process list was read for the first time
/// @param typed what it was filtered by
/// @param self whose processes are listed
/// @param rows in the order they are shown
/// @param hiddenMatches how many processes of other users match but are not listed
public record ProcessList(boolean known, String typed, User self, List<ProcessRow> rows, int hiddenMatches) {
    static final ProcessList LOADING = new ProcessList(false, "", new User(0, ""), List.of(), 0);

    public ProcessList {
        rows = List.copyOf(rows);
    }
}
