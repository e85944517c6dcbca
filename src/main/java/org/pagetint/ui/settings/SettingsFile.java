package org.pagetint.ui.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// The file that settings are kept in (XDG Base Directory Specification). Any thread but the FX thread may call, one at a time.
public final class SettingsFile {
    private static final Messages TEXT = Messages.of(SettingsFile.class);

    private final Path file;

    /// Settings in `file`; neither it nor its folder need exist.
    public SettingsFile(Path file) {
        this.file = file;
    }

    /// Where the settings of this user are: `$XDG_CONFIG_HOME/pagetint/settings.json`, by default below `~/.config`. A path that
    /// is not absolute is invalid, as the specification says.
    public static Path place(Map<String, String> environment, Path home) {
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = configured.startsWith("/") ? Path.of(configured) : home.resolve(".config");
        return folder.resolve("pagetint").resolve("settings.json");
    }

    /// What was read.
    ///
    /// @param values none if there was no file or a damaged one
    /// @param note what the person should know, if something
    public record Loaded(Map<String, List<String>> values, Optional<Explanation> note) {}

    /// Reads the settings. A damaged file is set aside under another name.
    public Loaded load() {
        try {
            return new Loaded(SettingsText.read(Files.readString(file)), Optional.empty());
        } catch (NoSuchFileException _) {
            return new Loaded(Map.of(), Optional.empty());
        } catch (IOException e) {
            return new Loaded(Map.of(), Optional.of(setAside(e)));
        }
    }

    private Explanation setAside(IOException damage) {
        String details = file + ": "
                + String.valueOf(damage.getMessage()).lines().findFirst().orElse("");
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return new Explanation(TEXT.text("damaged"), TEXT.text("damaged.remedy", aside.getFileName()), details);
        } catch (IOException _) {
            return new Explanation(TEXT.text("unreadable"), TEXT.text("unreadable.remedy"), details);
        }
    }

    /// Writes the settings: into a new file beside the old one, which then takes its place.
    ///
    /// @return why they could not be written, if so
    public Optional<Explanation> save(Map<String, List<String>> values) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ByteBuffer bytes = ByteBuffer.wrap(SettingsText.write(values).getBytes(StandardCharsets.UTF_8));
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    new Explanation(TEXT.text("not-saved"), TEXT.text("not-saved.remedy", file), e.toString()));
        }
    }
}
