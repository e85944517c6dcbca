package org.pagetint.ui.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pagetint.files.FileFacts;
import org.pagetint.files.FileOpener;
import org.pagetint.files.Folder;
import org.pagetint.files.NotRegularException;
import org.pagetint.files.OpenFile;
import org.pagetint.files.Replaceable;
import org.pagetint.files.Staging;
import org.pagetint.memory.EscapedText;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// The file that settings are kept in (XDG Base Directory Specification). Any thread but the FX thread may call, one at
/// a time.
public final class SettingsFile {
    private static final Messages TEXT = Messages.of(SettingsFile.class);

    private static final long PATIENCE_SECONDS = 2;

    /// The most bytes that settings may have.
    private static final int MOST_BYTES = 1 << 20;

    private static final FileAttribute<Set<PosixFilePermission>> OWN_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path file;
    private final FileOpener files;

    /// Settings in `file`; neither it nor its folder need exist.
    public SettingsFile(Path file, FileOpener files) {
        this.file = file;
        this.files = files;
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
        try (Folder around = files.folder(around());
                Folder folder = around.openFolder(folderName())) {
            return read(folder);
        } catch (NoSuchFileException _) {
            return new Loaded(Map.of(), Optional.empty());
        } catch (IOException | RuntimeException e) {
            return unreadable(details(e));
        }
    }

    private Loaded read(Folder folder) throws IOException {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes(folder)).toString();
            return new Loaded(SettingsText.read(text), Optional.empty());
        } catch (NotRegularException | TooLargeException e) {
            return setAside(folder, "not-ours", e);
        } catch (CharacterCodingException | JsonProcessingException | SettingsText.NoSettingsException e) {
            return setAside(folder, "damaged", e);
        }
    }

    /// What is no settings file for its size.
    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("it is larger than 1 MiB");
        }
    }

    private ByteBuffer bytes(Folder folder) throws IOException {
        try (OpenFile open = folder.open(name())) {
            // It may grow meanwhile
            ByteBuffer bytes =
                    ByteBuffer.allocate((int) Math.min(MOST_BYTES, open.facts().size()) + 1);
            while (bytes.hasRemaining() && open.channel().read(bytes) >= 0) {
                // One read need not give all
            }
            if (!bytes.hasRemaining()) {
                throw new TooLargeException();
            }
            return bytes.flip();
        }
    }

    private Loaded setAside(Folder folder, String key, IOException problem) throws IOException {
        folder.rename(name(), aside());
        return new Loaded(
                Map.of(),
                Optional.of(new Explanation(TEXT.text(key), TEXT.text(key + ".remedy", aside()), details(problem))));
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

    private Path around() {
        return Objects.requireNonNullElse(folder().getParent(), folder());
    }

    private String folderName() {
        return folder().getFileName().toString();
    }

    private String aside() {
        return name() + ".damaged";
    }

    private String name() {
        return file.getFileName().toString();
    }

    /// Writes the settings: into a new file beside the old one, which then takes its place. It is its owner's alone,
    /// since recent searches may be secrets.
    ///
    /// @return why they could not be written, if so
    public Optional<Explanation> save(Map<String, List<String>> values) {
        try {
            byte[] bytes = SettingsText.write(values).getBytes(StandardCharsets.UTF_8);
            if (bytes.length > MOST_BYTES) {
                throw new TooLargeException();
            }
            Files.createDirectories(around(), OWN_FOLDER);
            try (Folder around = files.folder(around());
                    Folder folder = made(around)) {
                write(folder, bytes);
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(
                    new Explanation(TEXT.text("not-saved"), TEXT.text("not-saved.remedy", file), details(e)));
        }
    }

    /// The folder of the settings, for their owner alone where it is new.
    private Folder made(Folder around) throws IOException {
        try {
            return around.openFolder(folderName());
        } catch (NoSuchFileException _) {
            Files.createDirectory(folder(), OWN_FOLDER);
            return around.openFolder(folderName());
        }
    }

    private void write(Folder folder, byte[] bytes) throws IOException {
        Optional<FileFacts> there = folder.facts(name());
        if (there.isPresent() && there.get().kind() != FileFacts.Kind.FILE) {
            folder.rename(name(), aside());
        }
        try (Staging staging = new Staging(folder, name(), new Replaceable.AnyFile())) {
            try (OutputStream out = staging.newFile().stream()) {
                out.write(bytes);
            }
            staging.commit();
        }
    }
}
