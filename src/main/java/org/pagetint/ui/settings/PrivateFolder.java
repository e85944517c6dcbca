package org.pagetint.ui.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// A folder of small files that nobody else is to read. It is worked on by its descriptor, and neither it nor a file in
/// it may be a link: whoever can plant one could have another file read or written.
final class PrivateFolder implements AutoCloseable {
    /// The most bytes that a file may have.
    static final int MOST_BYTES = 1 << 20;

    private static final FileAttribute<Set<PosixFilePermission>> OWN_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final DirectoryStream<Path> around;
    private final SecureDirectoryStream<Path> folder;

    private PrivateFolder(DirectoryStream<Path> around, SecureDirectoryStream<Path> folder) {
        this.around = around;
        this.folder = folder;
    }

    /// What a file is that cannot be taken for one of ours.
    static final class NotOursException extends IOException {
        private static final long serialVersionUID = 1L;

        NotOursException(String what) {
            super(what);
        }
    }

    /// Opens `path`, which is there.
    @SuppressWarnings("StreamResourceLeak") // What is made of it closes it.
    static PrivateFolder open(Path path) throws IOException {
        Path whole = path.toAbsolutePath();
        DirectoryStream<Path> around = Files.newDirectoryStream(whole.getParent());
        try {
            if (!(around instanceof SecureDirectoryStream<Path> secure)) {
                throw new IOException("folders cannot be opened by descriptor");
            }
            return new PrivateFolder(around, secure.newDirectoryStream(whole.getFileName(), LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | RuntimeException e) {
            around.close();
            throw e;
        }
    }

    /// Opens `path`, and makes it and the folders around it where they are not there: for their owner alone.
    static PrivateFolder make(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent(), OWN_FOLDER);
        try {
            Files.createDirectory(path, OWN_FOLDER);
        } catch (FileAlreadyExistsException _) {
            // As it should be, if it is a folder: opening it shows
        }
        return open(path);
    }

    /// All bytes of a file.
    ///
    /// @throws NotOursException if it is a link, no regular file, or too large
    byte[] read(String name) throws IOException {
        Path file = Path.of(name);
        BasicFileAttributes attributes = folder.getFileAttributeView(
                        file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        if (attributes.isSymbolicLink()) {
            throw new NotOursException("it is a link");
        }
        if (!attributes.isRegularFile()) {
            throw new NotOursException("it is not a regular file");
        }
        try (SeekableByteChannel channel =
                folder.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            // Its size may be larger by now than it was said to be
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST_BYTES, attributes.size()) + 1);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // One read need not give all
            }
            if (!bytes.hasRemaining()) {
                throw new NotOursException("it is larger than 1 MiB, or grows");
            }
            byte[] all = new byte[bytes.flip().remaining()];
            bytes.get(all);
            return all;
        }
    }

    /// Writes a file whole or not at all: a new one, which then takes the place of what bears its name.
    void write(String name, byte[] content) throws IOException {
        Path fresh = Path.of("." + name + "."
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
        boolean done = false;
        try (SeekableByteChannel channel = folder.newByteChannel(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                OWN_FILE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (channel instanceof FileChannel file) {
                file.force(true);
            }
            folder.move(fresh, folder, Path.of(name));
            done = true;
        } finally {
            if (!done) {
                folder.deleteFile(fresh);
            }
        }
    }

    /// Gives what bears a name another one; what bore that is gone.
    void rename(String name, String other) throws IOException {
        folder.move(Path.of(name), folder, Path.of(other));
    }

    @Override
    public void close() throws IOException {
        try (around) {
            folder.close();
        }
    }
}
