package org.pagetint.search;

/// How matches are written down.
public enum MatchFormat {
    /// A table with a line of titles (RFC 4180), all fields in quotes.
    CSV(".csv"),
    /// One JSON document.
    JSON(".json");

    private final String ending;

    MatchFormat(String ending) {
        this.ending = ending;
    }

    /// The ending of names of such files: `.csv`.
    public String ending() {
        return ending;
    }
}
