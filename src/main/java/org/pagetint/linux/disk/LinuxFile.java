package org.pagetint.linux.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import org.pagetint.files.FileFacts;
import org.pagetint.files.NotRegularException;
import org.pagetint.files.OpenFile;
import org.pagetint.linux.kernel.Errno;
import org.pagetint.linux.kernel.LibC;

/// A file by its descriptor. Java's channels are opened anew from that descriptor, not from a name.
final class LinuxFile implements OpenFile {
    private static final Optional<OpenOption> DIRECT = directOption();

    private final int descriptor;
    private final Path path;
    private final FileChannel channel;

    private LinuxFile(int descriptor, Path path, FileChannel channel) {
        this.descriptor = descriptor;
        this.path = path;
        this.channel = channel;
    }

    /// Takes over `descriptor`.
    ///
    /// @param path for messages
    static LinuxFile of(int descriptor, Path path, OpenOption... options) throws IOException {
        try {
            return new LinuxFile(descriptor, path, FileChannel.open(LinuxFileFacts.path(descriptor), options));
        } catch (IOException e) {
            LibC.closeDescriptor(descriptor);
            throw e;
        }
    }

    /// Opens for reading what `found` (O_PATH, open(2)) is, once it is known to be a regular file, and closes that
    /// descriptor.
    static LinuxFile reading(int found, Path path) throws IOException {
        try {
            if (LinuxFileFacts.of(found).kind() != FileFacts.Kind.FILE) {
                throw new NotRegularException(path.toString());
            }
            int descriptor =
                    LibC.openat(LibC.AT_FDCWD, LinuxFileFacts.path(found).toString(), LibC.O_RDONLY | LibC.O_NONBLOCK);
            return of(FileErrors.check(descriptor, path), path, StandardOpenOption.READ);
        } finally {
            LibC.closeDescriptor(found);
        }
    }

    @Override
    public FileChannel channel() {
        return channel;
    }

    @Override
    public Optional<FileChannel> uncached() {
        if (DIRECT.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    FileChannel.open(LinuxFileFacts.path(descriptor), StandardOpenOption.WRITE, DIRECT.orElseThrow()));
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty(); // Whatever is wrong with it shows when it is written in the usual way.
        }
    }

    /// Java's O_DIRECT. It is found by name, since javac warns of every use of it, and a warning is an error here.
    private static Optional<OpenOption> directOption() {
        try {
            return Optional.of((OpenOption) Class.forName("com.sun.nio.file.ExtendedOpenOption")
                    .getField("DIRECT")
                    .get(null));
        } catch (ReflectiveOperationException _) {
            return Optional.empty();
        }
    }

    @Override
    public FileFacts facts() throws IOException {
        return LinuxFileFacts.of(descriptor);
    }

    @Override
    public void setLength(long length) throws IOException {
        FileErrors.check(FileCalls.setLength(descriptor, length), path);
    }

    @Override
    public OptionalLong dataAtOrAfter(long offset) {
        long data = LibC.seek(descriptor, offset, LibC.SEEK_DATA);
        if (data == -Errno.ENXIO) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(data < 0 ? offset : data); // A file system that knows no holes: all may be data.
    }

    @Override
    public boolean lock() {
        return FileCalls.lock(descriptor) == 0;
    }

    @Override
    public void close() throws IOException {
        try (FileChannel _ = channel) {
            LibC.closeDescriptor(descriptor);
        }
    }
}
