package org.pagetint.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.words.Explanation;

class SettingsFileTest {
    private static final Map<String, List<String>> VALUES =
            Map.of("theme", List.of("DARK"), "picker.recent", List.of("a \"quoted\" name", "ü", ""), "none", List.of());

    @TempDir
    private Path folder;

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("pagetint"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private SettingsFile file() {
        return new SettingsFile(SettingsFile.place(Map.of("XDG_CONFIG_HOME", folder.toString()), Path.of("/home/x")));
    }

    @Test
    void liesWhereTheDesktopWantsIt() {
        Path home = Path.of("/home/x");
        assertThat(SettingsFile.place(Map.of("XDG_CONFIG_HOME", "/etc/y"), home))
                .isEqualTo(Path.of("/etc/y/pagetint/settings.json"));
        assertThat(SettingsFile.place(Map.of(), home)).isEqualTo(Path.of("/home/x/.config/pagetint/settings.json"));
        assertThat(SettingsFile.place(Map.of("XDG_CONFIG_HOME", "not/absolute"), home))
                .isEqualTo(Path.of("/home/x/.config/pagetint/settings.json"));
    }

    @Test
    void readsWhatItWroteAndLeavesNothingElseBehind() throws Exception {
        assertThat(file().load()).isEqualTo(new SettingsFile.Loaded(Map.of(), Optional.empty()));

        assertThat(file().save(Map.of("theme", List.of("LIGHT")))).isEmpty();
        assertThat(file().save(VALUES)).isEmpty();

        assertThat(file().load()).isEqualTo(new SettingsFile.Loaded(VALUES, Optional.empty()));
        assertThat(names()).containsExactly("settings.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"theme\": \"DARK\"}", "{\"theme\": [1]}", "{} {}", "\0\0\0"})
    void setsADamagedFileAsideAndSaysSo(String damaged) throws Exception {
        Path place = folder.resolve("pagetint/settings.json");
        Files.createDirectories(place.getParent());
        Files.writeString(place, damaged);

        SettingsFile.Loaded loaded = file().load();

        assertThat(loaded.values()).isEmpty();
        assertThat(loaded.note().map(Explanation::remedy).orElse("")).contains("settings.json.damaged");
        assertThat(folder.resolve("pagetint/settings.json.damaged")).hasContent(damaged);
        assertThat(names()).containsExactly("settings.json.damaged");
        assertThat(file().save(VALUES)).isEmpty();
        assertThat(file().load().values()).isEqualTo(VALUES);
    }

    @Test
    void saysWhyItCannotBeWritten() throws Exception {
        Files.writeString(folder.resolve("pagetint"), "a file where the folder should be");

        assertThat(file().save(VALUES).orElseThrow().remedy()).contains(folder.toString());
        assertThat(folder.resolve("pagetint")).hasContent("a file where the folder should be");
    }

    @Test
    void writesTheLastOfManyChangesWhenTheProgramEnds() {
        SettingsKeeper keeper = new SettingsKeeper(file());
        for (int i = 0; i < 100; i++) {
            keeper.keep(Map.of("count", List.of(Integer.toString(i))));
        }
        keeper.close();

        assertThat(file().load().values()).isEqualTo(Map.of("count", List.of("99")));
    }

    @Test
    void keepsWhatThereIsByDefaultWhereSomethingRememberedMakesNoSense() {
        List<Map<String, List<String>>> changes = new ArrayList<>();
        Preferences preferences = new Preferences(Map.of("number", List.of("many")), changes::add);
        SimpleStringProperty number = new SimpleStringProperty("7");

        preferences.keep("number", number, text -> text, text -> Integer.toString(Integer.parseInt(text)));
        assertThat(number.get()).isEqualTo("7");
        number.set("8");
        number.set("8");

        assertThat(changes).containsExactly(Map.of("number", List.of("8")));
    }
}
