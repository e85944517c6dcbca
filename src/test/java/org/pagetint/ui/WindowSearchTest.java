package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.pagetint.linux.child.Footprint;
import org.pagetint.memory.AddressRange;
import org.pagetint.words.AddressText;

/// Searches as a person makes them in the window: what to look for, where, and what was found.
class WindowSearchTest extends SearchFixture {
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
        window.draw("search-none");
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

        assertThat(typed())
                .startsWith("7f 4g")
                .endsWith("“g” is neither a hexadecimal digit nor “?”. Enter looks for it as text.");
        assertThat(shown("#search-start", Node.class).isDisabled()).isTrue();
        window.draw("search-wrong");
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
    void listsMatchesInMemoryKnownToBeZeroWhenAsked() throws Exception {
        openPaneOnRegion();
        choose("#search-kind", "NUMBER");
        type("0");
        String scope = "256 KiB in 1 region will be searched. Matches wholly in memory known to be zero are ";
        robot.waitUntil(
                "it says what is left out", () -> text("#search-scope-words").equals(scope + "left out."));
        search();
        int wordsOfZeros = 5 * (PAGE / 4 - 3);
        assertThat(rows()).isEqualTo(wordsOfZeros);

        click("#search-zeros");
        robot.waitUntil(
                "it says that they are listed",
                () -> text("#search-scope-words").equals(scope + "listed too."));
        robot.inFx(() -> shown("#search-pattern", Node.class).requestFocus());
        search();
        robot.save(window.scene(), "search-zeros");

        assertThat(rows()).isEqualTo(wordsOfZeros + 59 * PAGE / 4);
        type("1");
        robot.waitUntil(
                "nothing is left out of what has no zeros",
                () -> text("#search-scope-words").equals("256 KiB in 1 region will be searched."));
        click("#search-dirtied");
        assertThat(shown("#search-zeros", Node.class).isDisabled()).isTrue();
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
        window.draw("search-cancelled");

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
