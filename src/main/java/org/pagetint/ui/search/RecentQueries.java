package org.pagetint.ui.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.search.pattern.Query;
import org.pagetint.ui.settings.Preferences;

/// What was looked for lately, the last first, as it is remembered between two runs. Used on the FX thread.
final class RecentQueries {
    private static final String NAME = "search.recent";
    private static final int MOST = 20;

    private final Preferences preferences;

    RecentQueries(Preferences preferences) {
        this.preferences = preferences;
    }

    /// All of them.
    List<Query> list() {
        return preferences.all(NAME).stream()
                .flatMap(line -> read(line).stream())
                .toList();
    }

    private static Optional<Query> read(String line) {
        try {
            return Optional.of(QueryText.read(line));
        } catch (IllegalArgumentException _) {
            // Written by another version or by hand: not offered
            return Optional.empty();
        }
    }

    /// Remembers `query` as the last one.
    void add(Query query) {
        String line = QueryText.write(query);
        List<String> lines = new ArrayList<>(List.of(line));
        preferences.all(NAME).stream()
                .filter(other -> !other.equals(line))
                .limit(MOST - 1)
                .forEach(lines::add);
        preferences.set(NAME, lines);
    }
}
