package org.pagetint.ui.search;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.pagetint.memory.EscapedText;
import org.pagetint.search.SearchWords;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.PatternException;
import org.pagetint.search.pattern.PatternProblem;
import org.pagetint.search.pattern.Query;
import org.pagetint.words.Messages;

/// The bytes that will be looked for, or what is wrong with what is typed and where. Used on the FX thread.
final class QueryInputLine extends TextFlow {
    private static final Messages TEXT = Messages.of(QueryInputLine.class);
    private static final int MOST_CHARACTERS = 120;
    private static final int AROUND = 24;

    QueryInputLine() {
        setId("search-typed");
        getStyleClass().add("typed-line");
    }

    /// Shows it.
    ///
    /// @param asked as what it was taken
    void show(QueryInput typed, Query asked) {
        getChildren()
                .setAll(
                        switch (typed) {
                            case QueryInput.Meant(Pattern pattern) ->
                                List.of(text(cut(SearchWords.of(pattern)), "meant"));
                            case QueryInput.Wrong(String typedText, PatternException wrong) -> words(typedText, wrong);
                        });
        if (asked instanceof Query.Hex
                && typed instanceof QueryInput.Wrong(String digits, var _)
                && !digits.isBlank()) {
            getChildren().add(text(" " + TEXT.text("as-text"), "hint"));
        }
    }

    private static List<? extends Node> words(String typed, PatternException wrong) {
        if (wrong.problem() == PatternProblem.NOTHING_TO_LOOK_FOR) {
            return List.of(text(SearchWords.of(wrong), "hint"));
        }
        int at = Math.min(wrong.position(), typed.length());
        int end = at == typed.length() ? at : typed.offsetByCodePoints(at, 1);
        String before = typed.substring(Math.max(0, at - AROUND), at);
        String after = typed.substring(end, Math.min(typed.length(), end + AROUND));
        String here = at == end ? TEXT.text("end") : typed.substring(at, end);
        return List.of(
                text(EscapedText.of(before), "quoted"),
                text(EscapedText.of(here), "wrong-here"),
                text(EscapedText.of(after), "quoted"),
                text("   " + SearchWords.of(wrong), "wrong"));
    }

    private static String cut(String words) {
        return words.length() <= MOST_CHARACTERS
                ? words
                : words.substring(0, MOST_CHARACTERS / 2) + " … "
                        + words.substring(words.length() - MOST_CHARACTERS / 2);
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().add(style);
        return text;
    }
}
