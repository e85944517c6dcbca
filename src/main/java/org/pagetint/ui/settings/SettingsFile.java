package org.pagetint.ui.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pagetint.memory.EscapedText;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// The file that settings are kept in (XDG Base Directory Specification). Any thread but the FX thread may call, one at
/// a time.
public final class SettingsFile {
    private static final Messages TEXT = Messages.of(SettingsFile.class);

    private static final long PATIENCE_SECONDS = 2;

    private final Path file;

    /// Settings in `file`; neither it nor its folder need exist.
    public SettingsFile(Path file) {
        this.file = file;
    }

    /// Where the settings of this user are: `$XDG_CONFIG_HOME/pagetint/settings.json`, by default below `~/.config`. A
    /// path that is not absolute is invalid, as the specification says.
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

    /// Reads the settings. What cannot be settings (a damaged file, a link, a FIFO, more than 1 MiB) is set aside under
    /// another name. Takes two seconds at most: a file system that does not answer keeps no window from opening.
    public Loaded load() {
        CompletableFuture<Loaded> loaded = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("settings").start(() -> loaded.complete(read()));
        try {
            return loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return unreadable(file + ": no answer within " + PATIENCE_SECONDS + " s");
        } catch (ExecutionException e) {
            return unreadable(file + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreadable(file + ": interrupted");
        }
    }

    private Loaded read() {
        try (PrivateFolder folder = PrivateFolder.open(folder())) {
            return read(folder);
        } catch (NoSuchFileException _) {
            return new Loaded(Map.of(), Optional.empty());
        } catch (IOException | RuntimeException e) {
            return unreadable(details(e));
        }
    }

    private Loaded read(PrivateFolder folder) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(folder.read(name())))
                    .toString();
            return new Loaded(SettingsText.read(text), Optional.empty());
        } catch (PrivateFolder.NotOursException e) {
            return setAside(folder, "not-ours", e);
        } catch (CharacterCodingException | JsonProcessingException | SettingsText.NoSettingsException e) {
            return setAside(folder, "damaged", e);
        }
    }

    private Loaded setAside(PrivateFolder folder, String key, IOException problem) throws IOException {
        String aside = name() + ".damaged";
        folder.rename(name(), aside);
        return new Loaded(
                Map.of(),
                Optional.of(new Explanation(TEXT.text(key), TEXT.text(key + ".remedy", aside), details(problem))));
    }

    private static Loaded unreadable(String details) {
        return new Loaded(
                Map.of(),
                Optional.of(new Explanation(TEXT.text("unreadable"), TEXT.text("unreadable.remedy"), details)));
    }

    private String details(Exception problem) {
        return EscapedText.of(
                file + ": " + problem.toString().lines().findFirst().orElse(""));
    }

    private Path folder() {
        return Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file.toAbsolutePath());
    }

    private String name() {
        return file.getFileName().toString();
    }

    /// Writes the settings: into a new file beside the old one, which then takes its place. It is its owner's alone,
    /// since recent searches may be secrets.
    ///
    /// @return why they could not be written, if so
    public Optional<Explanation> save(Map<String, List<String>> values) {
        try (PrivateFolder folder = PrivateFolder.make(folder())) {
            byte[] bytes = SettingsText.write(values).getBytes(StandardCharsets.UTF_8);
            if (bytes.length > PrivateFolder.MOST_BYTES) {
                throw new IOException(bytes.length + " bytes are too many");
            }
            folder.write(name(), bytes);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(
                    new Explanation(TEXT.text("not-saved"), TEXT.text("not-saved.remedy", file), details(e)));
        }
    }
}
