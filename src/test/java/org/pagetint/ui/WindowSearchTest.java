package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Footprint;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.search.SearchTool;
import org.pagetint.words.AddressText;

/// Searches as a person makes them in the window.
@Timeout(120)
class WindowSearchTest {
    private static final int PAGE = 4096;
    private static final byte[] WORD = "Pagetint!".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private WindowUnderTest window;
    private Robot robot;
    private Target target;
    private AddressRange range = new AddressRange(0, 0);

    @BeforeEach
    void open() throws Exception {
        target = Target.start();
        range = target.anonymous(64);
        for (int index = 0; index < 5; index++) {
            target.poke(place(index), WORD);
        }
        Path chosen = folder.resolve("matches.csv");
        window =
                new WindowUnderTest(List.of(context -> new SearchTool(context, (_, _) -> Optional.of(chosen), folder)));
        robot = window.robot;
        window.open(target.pid());
    }

    @AfterEach
    void close() {
        window.close();
        target.close();
    }

    private long place(int index) {
        return range.start() + index * 7L * PAGE + 100;
    }

    /// What is shown of `query`, in whichever tab is shown.
    private <T extends Node> T shown(String query, Class<T> type) {
        return robot.inFx(() -> type.cast(Objects.requireNonNull(window.scene()).getRoot().lookupAll(query).stream()
                .filter(WindowSearchTest::isShown)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing shows " + query))));
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private String text(String query) {
        return robot.inFx(() -> shown(query, Labeled.class).getText());
    }

    private String typed() {
        StringBuilder text = new StringBuilder();
        robot.inFx(() -> shown("#search-typed", TextFlow.class)
                .getChildren()
                .forEach(part -> text.append(((Text) part).getText())));
        return text.toString();
    }

    /// Opens the pane on the region that holds nothing but what the test put there.
    private void openPaneOnRegion() {
        window.selectRegion(range.start());
        openPane();
        choose("#search-where", "CHOSEN");
    }

    private void openPane() {
        robot.press(KeyCode.CONTROL, KeyCode.F);
        robot.waitUntil("the pane is there", () -> robot.sees("#search-pane"));
    }

    private void choose(String box, String constant) {
        robot.inFx(() -> {
            ChoiceBox<?> choice = shown(box, ChoiceBox.class);
            for (int index = 0; index < choice.getItems().size(); index++) {
                if (choice.getItems().get(index).toString().equals(constant)) {
                    choice.getSelectionModel().select(index);
                }
            }
        });
    }

    private void type(String pattern) {
        robot.inFx(() -> {
            TextField field = shown("#search-pattern", TextField.class);
            field.requestFocus();
            field.selectAll();
        });
        robot.type(pattern);
    }

    private void search() {
        robot.press(KeyCode.ENTER);
        awaitEnd();
    }

    private void awaitEnd() {
        robot.waitUntil(
                "the search has ended",
                () -> !text("#search-status").isEmpty() && !isShown(robot.find("#search-cancel", Node.class)));
    }

    /// Clicks at what may have just appeared.
    private void click(String query) {
        robot.inFx(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
        });
        robot.click(shown(query, Node.class));
    }

    private TableView<?> results() {
        return shown("#search-results", TableView.class);
    }

    private int rows() {
        return robot.inFx(() -> results().getItems().size());
    }

    /// The text of a column of a row, once it is there.
    private String cell(int row, String column) {
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

    private void awaitCell(int row, String column, String text) {
        robot.waitUntil(
                column + " of row " + row + " is " + text,
                () -> cell(row, column).equals(text));
    }

    @Test
    void findsTextShowsEachHitAndSavesThem() throws Exception {
        target.stop();
        Footprint before = Footprint.of(target.pid(), range);
        openPaneOnRegion();
        robot.save(window.scene(), "search-empty");
        choose("#search-kind", "TEXT");
        type("pagetint!");
        assertThat(typed()).isEqualTo("70 61 67 65 74 69 6e 74 21 · 9 bytes");
        robot.waitUntil(
                "it says how much", () -> text("#search-scope-words").equals("256 KiB in 1 region will be searched."));
        search();
        assertThat(text("#search-status")).startsWith("Nothing found in ");
        robot.save(window.scene(), "search-none");
        click("#search-any-case");
        robot.inFx(() -> shown("#search-pattern", Node.class).requestFocus());
        search();

        assertThat(text("#search-status")).startsWith("5 matches in ");
        assertThat(text("#search-coverage")).contains("searched");
        awaitCell(1, "address", AddressText.of(place(1)));
        awaitCell(1, "region", "anonymous+" + Long.toHexString(place(1) - range.start()));
        awaitCell(1, "bytes", "|00 00 00 00 |50 61 67 65 74 69 6e 74 21| 00 00 00 00 00 00 00 ");
        awaitCell(1, "text", "|····|Pagetint!|·······");
        awaitCell(1, "page", "dirty memory");
        robot.press(KeyCode.DOWN);
        robot.press(KeyCode.ENTER);
        assertThat(window.status()).contains(AddressText.of(place(0))).contains("9 bytes");
        robot.press(KeyCode.F3);
        robot.press(KeyCode.F3);
        assertThat(window.status()).contains(AddressText.of(place(2)));
        robot.press(KeyCode.SHIFT, KeyCode.F3);
        assertThat(window.status()).contains(AddressText.of(place(1)));
        robot.save(window.scene(), "search-found");
        robot.press(KeyCode.CONTROL, KeyCode.T);
        robot.press(KeyCode.CONTROL, KeyCode.T);
        robot.save(window.scene(), "search-dark");
        assertThat(Footprint.of(target.pid(), range)).isEqualTo(before);
        click("#search-save");
        robot.click("#search-save-csv");
        Path file = folder.resolve("matches.csv");
        robot.waitUntil("it is saved", () -> robot.sees("#notice .sentence"));
        robot.save(window.scene(), "search-saved");

        assertThat(Files.readAllLines(file))
                .hasSize(6)
                .element(5)
                .asString()
                .startsWith("\"0x" + Long.toHexString(place(4)) + "\",\"9\"")
                .contains("\"'Pagetint!'\",\"" + "506167657469 6e7421".replace(" ", "") + "\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("matches.csv");
        robot.inFx(() -> results().requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.C);
        String copied = robot.inFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied.lines()).hasSize(5).first().isEqualTo(AddressText.of(place(0)));
    }

    @Test
    void narrowsInOnANumberAndTakesItBack() throws Exception {
        for (int index = 0; index < 5; index++) {
            target.poke(place(index), number(1_234_567_890));
        }
        openPaneOnRegion();
        choose("#search-kind", "NUMBER");
        type("1234567890");
        search();
        assertThat(rows()).isEqualTo(5);
        target.poke(place(1), number(1_234_567_891));
        target.poke(place(3), number(-5));
        awaitCell(3, "now", "-5");
        awaitCell(3, "found", "1234567890");

        refine("increased");
        assertThat(rows()).isEqualTo(1);
        awaitCell(0, "address", AddressText.of(place(1)));
        assertThat(text("#search-status")).isEqualTo("1 of 5 matches kept.");
        robot.save(window.scene(), "search-refined");
        refine("undo");
        refine("unchanged");

        assertThat(rows()).isEqualTo(3);
        assertThat(text("#search-status")).isEqualTo("3 of 5 matches kept.");
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private void refine(String what) {
        click("#search-refine");
        robot.waitUntil("the menu is open", () -> robot.sees("#search-refine-matching"));
        robot.save(window.scene(), "search-refine");
        robot.click("#search-refine-" + what);
        awaitEnd();
    }

    @Test
    void comparesWithTheLastRun() throws Exception {
        openPaneOnRegion();
        choose("#search-kind", "TEXT");
        type("Pagetint!");
        search();
        target.poke(place(2), new byte[] {0});
        target.poke(range.end() - PAGE, WORD);
        robot.inFx(() -> shown("#search-pattern", Node.class).requestFocus());
        robot.press(KeyCode.ENTER);
        robot.waitUntil("it is compared", () -> robot.sees("#search-gone"));

        assertThat(List.of(text("#search-all"), text("#search-fresh"), text("#search-kept"), text("#search-gone")))
                .containsExactly("5 now", "1 new", "4 kept", "1 gone");
        click("#search-gone");
        assertThat(rows()).isEqualTo(1);
        awaitCell(0, "address", AddressText.of(place(2)));
        robot.save(window.scene(), "search-compared");
        click("#search-fresh");
        awaitCell(0, "address", AddressText.of(range.end() - PAGE));
    }

    /// As one who has just met the window does.
    @Test
    void findsTextThatIsTypedAtOnce() {
        openPaneOnRegion();
        robot.type("Pagetint!");
        robot.waitUntil("it is not taken for text yet", () -> typed().endsWith(" Enter looks for it as text."));
        robot.press(KeyCode.ENTER);
        awaitEnd();

        assertThat(text("#search-status")).startsWith("5 matches in ");
        assertThat(typed()).isEqualTo("50 61 67 65 74 69 6e 74 21 · 9 bytes");
        robot.press(KeyCode.DOWN);
        robot.press(KeyCode.ENTER);
        assertThat(window.status()).contains(AddressText.of(place(0)));
        window.draw("search-as-text");
    }

    @Test
    void saysWhereAPatternIsWrongAndHowMuchWillBeSearched() throws Exception {
        openPane();
        type("7f 4g");

        assertThat(typed()).startsWith("7f 4g").endsWith("“g” is neither a hexadecimal digit nor “?”. Enter looks for it as text.");
        assertThat(shown("#search-start", Node.class).isDisabled()).isTrue();
        robot.save(window.scene(), "search-wrong");
        type("7f4");
        assertThat(typed()).contains("two digits");
        type("7f4?");
        assertThat(typed()).isEqualTo("7f 4? · 2 bytes");
        assertThat(shown("#search-start", Node.class).isDisabled()).isFalse();
        choose("#search-kind", "TEXT");
        type("Pagetint!");
        choose("#search-where", "RANGE");
        click("#search-range");
        robot.type(Long.toHexString(range.start()) + "+" + 15 * PAGE);
        robot.waitUntil(
                "it says how much", () -> text("#search-scope-words").equals("60 KiB in 1 region will be searched."));
        click("#search-dirtied");
        robot.waitUntil(
                "the pages are counted",
                () -> text("#search-scope-words")
                        .equals("12 KiB in pages of these states, in 1 region, will be searched."));
        robot.inFx(() -> shown("#search-pattern", Node.class).requestFocus());
        search();

        assertThat(rows()).isEqualTo(3);
        assertThat(text("#search-coverage")).isEqualTo("12 KiB searched.");
    }

    @Test
    void listsMatchesInNeverTouchedMemoryWhenAsked() throws Exception {
        openPaneOnRegion();
        choose("#search-kind", "NUMBER");
        type("0");
        String scope = "256 KiB in 1 region will be searched. Matches wholly in never-touched memory are ";
        robot.waitUntil(
                "it says what is left out", () -> text("#search-scope-words").equals(scope + "left out."));
        search();
        int wordsOfZeros = 5 * (PAGE / 4 - 3);
        assertThat(rows()).isEqualTo(wordsOfZeros);

        click("#search-never-touched");
        robot.waitUntil(
                "it says that they are listed",
                () -> text("#search-scope-words").equals(scope + "listed too."));
        robot.inFx(() -> shown("#search-pattern", Node.class).requestFocus());
        search();
        robot.save(window.scene(), "search-never-touched");

        assertThat(rows()).isEqualTo(wordsOfZeros + 59 * PAGE / 4);
        type("1");
        robot.waitUntil(
                "nothing is left out of what has no zeros",
                () -> text("#search-scope-words").equals("256 KiB in 1 region will be searched."));
        click("#search-dirtied");
        assertThat(shown("#search-never-touched", Node.class).isDisabled()).isTrue();
    }

    @Test
    void keepsSearchesSideBySideIsCancelledAndOffersThemAgain() throws Exception {
        AddressRange large = target.map(64L << 20, 3, 0x4022, -1, 0);
        target.fill(large, 1, 0);
        robot.press(KeyCode.F5);
        openPaneOnRegion();
        choose("#search-kind", "TEXT");
        type("Pagetint!");
        search();
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        choose("#search-kind", "EXPRESSION");
        type("[a-z]+[0-9]?[A-Z]+");
        robot.press(KeyCode.ENTER);
        robot.waitUntil(
                "it finds something",
                () -> !shown("#search-results", TableView.class).getItems().isEmpty());
        robot.save(window.scene(), "search-running");
        click("#search-cancel");
        robot.waitUntil(
                "it is cancelled",
                () -> shown("#search-status", Label.class).getText().contains("cancelled"));
        robot.save(window.scene(), "search-cancelled");

        assertThat(rows()).isPositive();
        robot.click("“Pagetint!”");
        assertThat(rows()).isEqualTo(5);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        choose("#search-kind", "STRINGS");
        choose("#search-where", "CHOSEN");
        click("#search-start");
        awaitEnd();
        robot.save(window.scene(), "search-strings");
        assertThat(rows()).isEqualTo(5);
        click("#search-recent");
        robot.waitUntil("the menu is open", () -> robot.sees("/[a-z]+[0-9]?[A-Z]+/"));
        robot.click(robot.find("/[a-z]+[0-9]?[A-Z]+/", Node.class));
        assertThat(typed()).contains("1,024 bytes");
    }
}
