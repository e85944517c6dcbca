package org.pagetint.ui;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.search.SearchTool;

/// A window on a child whose memory holds a word five times, and a person who searches.
@Timeout(120)
abstract class SearchFixture {
    static final int PAGE = 4096;
    static final byte[] WORD = "Pagetint!".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    WindowUnderTest window;
    Robot robot;
    Target target;
    AddressRange range = new AddressRange(0, 0);

    @BeforeEach
    void open() throws Exception {
        target = Target.start();
        range = target.anonymous(64);
        for (int index = 0; index < 5; index++) {
            target.poke(place(index), WORD);
        }
        Path chosen = folder.resolve("matches.csv");
        window = new WindowUnderTest(List.of(
                context -> new SearchTool(context, new LinuxFileOpener(), (_, _, _) -> Optional.of(chosen), folder)));
        robot = window.robot;
        window.open(target.pid());
    }

    @AfterEach
    void close() {
        window.close();
        target.close();
    }

    long place(int index) {
        return range.start() + index * 7L * PAGE + 100;
    }

    /// What is shown of `query`, in whichever tab is shown.
    <T extends Node> T shown(String query, Class<T> type) {
        return robot.inFx(() -> type.cast(Objects.requireNonNull(window.scene()).getRoot().lookupAll(query).stream()
                .filter(SearchFixture::isShown)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing shows " + query))));
    }

    static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    String text(String query) {
        return robot.inFx(() -> shown(query, Labeled.class).getText());
    }

    String typed() {
        StringBuilder text = new StringBuilder();
        robot.inFx(() -> shown("#search-typed", TextFlow.class)
                .getChildren()
                .forEach(part -> text.append(((Text) part).getText())));
        return text.toString();
    }

    /// Opens the pane on the region that holds nothing but what the test put there.
    void openPaneOnRegion() {
        window.selectRegion(range.start());
        openPane();
        choose("#search-where", "CHOSEN");
    }

    void openPane() {
        robot.press(KeyCode.CONTROL, KeyCode.F);
        robot.waitUntil("the pane is there", () -> robot.sees("#search-pane"));
    }

    void choose(String box, String constant) {
        robot.inFx(() -> {
            ChoiceBox<?> choice = shown(box, ChoiceBox.class);
            for (int index = 0; index < choice.getItems().size(); index++) {
                if (choice.getItems().get(index).toString().equals(constant)) {
                    choice.getSelectionModel().select(index);
                }
            }
        });
    }

    void type(String pattern) {
        robot.inFx(() -> {
            TextField field = shown("#search-pattern", TextField.class);
            field.requestFocus();
            field.selectAll();
        });
        robot.type(pattern);
    }

    void search() {
        robot.press(KeyCode.ENTER);
        awaitEnd();
    }

    void awaitEnd() {
        robot.waitUntil(
                "the search has ended",
                () -> !text("#search-status").isEmpty() && !isShown(robot.find("#search-cancel", Node.class)));
    }

    /// Clicks at what may have just appeared.
    void click(String query) {
        robot.inFx(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
        });
        robot.click(shown(query, Node.class));
    }

    TableView<?> results() {
        return shown("#search-results", TableView.class);
    }

    int rows() {
        return robot.inFx(() -> results().getItems().size());
    }

    /// The text of a column of a row, once it is there.
    String cell(int row, String column) {
        return robot.inFx(() -> results().lookupAll(".table-cell").stream()
                .map(node -> (javafx.scene.control.TableCell<?, ?>) node)
                .filter(cell ->
                        cell.getIndex() == row && cell.getTableColumn().getId().equals(column) && !cell.isEmpty())
                .map(cell -> cell.getGraphic() instanceof javafx.scene.layout.HBox line
                        ? line.getChildren().stream()
                                .map(part -> ((Label) part).getText())
                                .reduce("", (one, other) -> one + "|" + other)
                        : cell.getText())
                .findFirst()
                .orElse(""));
    }

    void awaitCell(int row, String column, String text) {
        robot.waitUntil(
                column + " of row " + row + " is " + text,
                () -> cell(row, column).equals(text));
    }
}
