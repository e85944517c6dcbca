package org.pagetint.linux.disk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.files.FileFacts;
import org.pagetint.files.Folder;
import org.pagetint.files.OpenFile;
import org.pagetint.linux.kernel.Errno;
import org.pagetint.linux.kernel.LibC;

/// A folder by its descriptor.
final class LinuxFolder implements Folder {
    private static final int FOLDER_FLAGS = LibC.O_RDONLY | FileCalls.O_DIRECTORY;
    private static final int OWNER_ONLY_FILE = 0600;
    private static final int OWNER_ONLY_FOLDER = 0700;
    private static final int STICKY = 01000;

    private final int descriptor;
    private final Path path;

    private LinuxFolder(int descriptor, Path path) {
        this.descriptor = descriptor;
        this.path = path;
    }

    /// Opens the folder that `path` leads to.
    static LinuxFolder open(Path path) throws IOException {
        int descriptor = FileCalls.open(LibC.AT_FDCWD, path.toString(), FOLDER_FLAGS, 0);
        return new LinuxFolder(FileErrors.check(descriptor, path), path);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public FileFacts facts() throws IOException {
        return LinuxFileFacts.of(descriptor);
    }

    @Override
    public Optional<FileFacts> facts(String name) throws IOException {
        entry(name);
        try {
            return Optional.of(LinuxFileFacts.of(descriptor, name));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(LinuxFileFacts.path(descriptor))) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public OpenFile create(String name) throws IOException {
        Path file = entry(name);
        int flags = FileCalls.O_RDWR | FileCalls.O_CREAT | FileCalls.O_EXCL | FileCalls.O_NOFOLLOW;
        int made = FileErrors.check(FileCalls.open(descriptor, name, flags, OWNER_ONLY_FILE), file);
        return LinuxFile.of(made, file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public Folder createFolder(String name) throws IOException {
        FileErrors.check(FileCalls.makeFolder(descriptor, name, OWNER_ONLY_FOLDER | STICKY), entry(name));
        return openFolder(name);
    }

    @Override
    public OpenFile open(String name) throws IOException {
        Path file = entry(name);
        int found = FileCalls.open(descriptor, name, LibC.O_PATH | FileCalls.O_NOFOLLOW, 0);
        return LinuxFile.reading(FileErrors.check(found, file), file);
    }

    @Override
    public Folder openFolder(String name) throws IOException {
        Path folder = entry(name);
        int opened = FileCalls.open(descriptor, name, FOLDER_FLAGS | FileCalls.O_NOFOLLOW, 0);
        return new LinuxFolder(FileErrors.check(opened, folder), folder);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        FileErrors.check(FileCalls.rename(descriptor, from, to, 0), entry(to));
    }

    @Override
    public void renameToNew(String from, String to) throws IOException {
        int result = FileCalls.rename(descriptor, from, to, FileCalls.RENAME_NOREPLACE);
        if (result < 0 && FileErrors.isUnsupported(-result)) {
            renameInTwoSteps(from, to);
        } else {
            FileErrors.check(result, entry(to));
        }
    }

    /// Where no call says *replace nothing*: a second name fails if there is such a file.
    private void renameInTwoSteps(String from, String to) throws IOException {
        int linked = FileCalls.link(descriptor, from, to);
        if (linked == -Errno.EPERM || FileErrors.isUnsupported(-linked)) {
            if (facts(to).isPresent()) {
                throw FileErrors.of(Errno.EEXIST, entry(to));
            }
            rename(from, to);
        } else {
            FileErrors.check(linked, entry(to));
            delete(from);
        }
    }

    @Override
    public void exchange(String one, String other) throws IOException {
        int result = FileCalls.rename(descriptor, one, other, FileCalls.RENAME_EXCHANGE);
        if (result < 0 && FileErrors.isUnsupported(-result)) {
            throw new UnsupportedOperationException(path + " is of a file system without RENAME_EXCHANGE");
        }
        FileErrors.check(result, entry(other));
    }

    @Override
    public void link(String from, String to) throws IOException {
        int result = FileCalls.link(descriptor, from, to);
        if (result == -Errno.EPERM || FileErrors.isUnsupported(-result)) {
            throw new UnsupportedOperationException(path + " is of a file system without second names");
        }
        FileErrors.check(result, entry(to));
    }

    @Override
    public void delete(String name) throws IOException {
        FileErrors.check(FileCalls.delete(descriptor, name, false), entry(name));
    }

    @Override
    public void deleteFolder(String name) throws IOException {
        FileErrors.check(FileCalls.delete(descriptor, name, true), entry(name));
    }

    @Override
    public void mark(boolean unfinished) throws IOException {
        if (facts().unfinished() != unfinished) {
            FileErrors.check(
                    FileCalls.setMode(descriptor, unfinished ? OWNER_ONLY_FOLDER | STICKY : OWNER_ONLY_FOLDER), path);
        }
    }

    @Override
    public boolean lock() {
        return FileCalls.lock(descriptor) == 0;
    }

    @Override
    public boolean isAtItsPath() throws IOException {
        try (LinuxFolder now = open(path)) {
            return now.facts().isSame(facts());
        } catch (FileSystemException _) {
            return false;
        }
    }

    @Override
    public void sync() throws IOException {
        FileErrors.check(FileCalls.sync(descriptor), path);
    }

    @Override
    public void close() {
        LibC.closeDescriptor(descriptor);
    }

    /// The path of an entry, for messages; refuses what is none.
    private Path entry(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("no entry of a folder: " + name);
        }
        return path.resolve(name);
    }
}
