package org.pagetint.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.linux.disk.LinuxFileOpener;
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
        return new SettingsFile(
                SettingsFile.place(Map.of("XDG_CONFIG_HOME", folder.toString()), Path.of("/home/x")),
                new LinuxFileOpener());
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

    private Path place() throws Exception {
        Files.createDirectories(folder.resolve("pagetint"));
        return folder.resolve("pagetint/settings.json");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void keepsThemToTheirOwner() throws Exception {
        assertThat(file().save(VALUES)).isEmpty();
        assertThat(permissions(folder.resolve("pagetint"))).isEqualTo("rwx------");
        assertThat(permissions(place())).isEqualTo("rw-------");

        Files.setPosixFilePermissions(place(), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(file().save(Map.of())).isEmpty();
        assertThat(permissions(place())).isEqualTo("rw-------");
    }

    @Test
    void readsAndWritesThroughNoLink() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "{\"theme\": [\"DARK\"]}");
        Files.createSymbolicLink(place(), other);
        Files.createSymbolicLink(place().resolveSibling("settings.json.new"), other);
        Files.createSymbolicLink(place().resolveSibling("settings.json.damaged"), other);

        SettingsFile.Loaded loaded = file().load();
        assertThat(loaded.values()).isEmpty();
        assertThat(loaded.note().map(Explanation::details).orElse("")).contains("no regular file");
        Files.deleteIfExists(place());
        Files.createSymbolicLink(place(), other);
        assertThat(file().save(VALUES)).isEmpty();

        assertThat(other).hasContent("{\"theme\": [\"DARK\"]}");
        assertThat(place()).isRegularFile();
        assertThat(Files.isSymbolicLink(place())).isFalse();
        assertThat(file().load().values()).isEqualTo(VALUES);
    }

    /// Whoever may write in the folder around it could otherwise have a file of that name replaced anywhere.
    @Test
    void usesNoFolderThatIsALink() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path precious = Files.writeString(elsewhere.resolve("settings.json"), "{\"theme\": [\"DARK\"]}");
        Files.createSymbolicLink(folder.resolve("pagetint"), elsewhere);

        SettingsFile.Loaded loaded = file().load();
        Optional<Explanation> failed = file().save(VALUES);

        assertThat(loaded.values()).isEmpty();
        assertThat(loaded.note()).isPresent();
        assertThat(failed).isPresent();
        assertThat(precious).hasContent("{\"theme\": [\"DARK\"]}");
        assertThat(elsewhere.toFile().list()).containsExactly("settings.json");
    }

    @Test
    void readsNeitherAFifoNorADeviceNorMoreThanASettingsFileCanHold() throws Exception {
        for (String make : List.of("mkfifo settings.json", "truncate -s 3G settings.json", "mkdir settings.json")) {
            Process made = new ProcessBuilder("sh", "-c", make)
                    .directory(Objects.requireNonNull(place().getParent()).toFile())
                    .start();
            assertThat(made.waitFor()).isZero();

            SettingsFile.Loaded loaded = file().load();

            assertThat(loaded.values()).as(make).isEmpty();
            assertThat(loaded.note().map(Explanation::remedy).orElse(""))
                    .as(make)
                    .contains("settings.json.damaged");
            assertThat(file().save(VALUES)).as(make).isEmpty();
            assertThat(file().load().values()).isEqualTo(VALUES);
            assertThat(new ProcessBuilder("rm", "-r", "settings.json", "settings.json.damaged")
                            .directory(place().getParent().toFile())
                            .start()
                            .waitFor())
                    .isZero();
        }
    }

    /// A FIFO in place of the folder around it: the system waits for a writer that never comes.
    @Test
    void opensTheWindowThoughTheFileSystemDoesNotAnswer() throws Exception {
        Path fifo = folder.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();

        SettingsFile.Loaded loaded = new SettingsFile(
                        SettingsFile.place(Map.of("XDG_CONFIG_HOME", fifo.toString()), Path.of("/")),
                        new LinuxFileOpener())
                .load();

        assertThat(loaded.values()).isEmpty();
        assertThat(loaded.note()).isPresent();
    }

    @Test
    void writesNoMoreThanItWouldRead() throws Exception {
        assertThat(file().save(VALUES)).isEmpty();

        assertThat(file().save(Map.of("recent", List.of("x".repeat(1 << 20))))).isPresent();

        assertThat(file().load().values()).isEqualTo(VALUES);
        assertThat(names()).containsExactly("settings.json");
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
