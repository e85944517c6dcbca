package org.pagetint.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An export that is being written under other names beside its place, and moved there when it is whole: whoever looks at the place
/// sees all of it or nothing. What was not moved is deleted when this is closed. One thread.
final class Staging implements AutoCloseable {
    private static final int LONGEST_NAME = 100;

    private final Place place;
    private final boolean replace;
    private final Path content;
    private final Path manifest;
    private final List<SparseFile> files = new ArrayList<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("export-write").factory());
    private boolean contentMoved;
    private boolean manifestMoved;

    /// Nothing is made yet.
    ///
    /// @param replace whether an earlier export at the place may be replaced
    Staging(Place place, boolean replace) {
        this.place = place;
        this.replace = replace;
        String name = place.path().getFileName().toString();
        String hidden = "." + name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "." + token();
        this.content = place.path().resolveSibling(hidden + ".part");
        this.manifest = place.path().resolveSibling(hidden + ".json.part");
    }

    private static String token() {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /// Makes the file of the export.
    SparseFile newFile() throws IOException {
        return added(SparseFile.create(content, writer));
    }

    /// Makes the folder of the export.
    void newFolder() throws IOException {
        Files.createDirectory(
                content, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /// Makes a file in the folder of the export; the caller syncs and closes it.
    SparseFile newFile(String name) throws IOException {
        return SparseFile.create(content.resolve(name), writer);
    }

    /// Deletes a file in the folder of the export again.
    void discard(String name) throws IOException {
        Files.delete(content.resolve(name));
    }

    /// Makes the manifest.
    SparseFile newManifest() throws IOException {
        return added(SparseFile.create(manifest, writer));
    }

    /// Moves all of it to its place, once it is on the disk.
    void commit() throws IOException, ExportFailedException {
        closeFiles();
        if (place.kind() == Place.Kind.FOLDER) {
            syncFolder(content);
        }
        boolean hadManifest = Files.exists(place.manifest(), LinkOption.NOFOLLOW_LINKS);
        moveFile(manifest, place.manifest());
        manifestMoved = true;
        try {
            switch (place.kind()) {
                case FILE -> moveFile(content, place.path());
                case FOLDER -> moveFolder();
            }
        } catch (IOException | ExportFailedException e) {
            if (!hadManifest) {
                Files.deleteIfExists(place.manifest());
            }
            throw e;
        }
        contentMoved = true;
        syncFolder(place.parent());
    }

    /// Moves the file of the export to its place without a manifest, once it is on the disk.
    void commitFile() throws IOException, ExportFailedException {
        closeFiles();
        moveFile(content, place.path());
        contentMoved = true;
        syncFolder(place.parent());
    }

    private void moveFile(Path from, Path to) throws IOException, ExportFailedException {
        if (replace) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            // A second name fails if the place was taken meanwhile; a move would replace what is there.
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException _) {
            throw new ExportFailedException(new ExportFailure.AlreadyThere(to));
        } catch (UnsupportedOperationException | FileSystemException _) {
            if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                throw new ExportFailedException(new ExportFailure.AlreadyThere(to));
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.delete(from);
    }

    private void moveFolder() throws IOException {
        Path aside = content.resolveSibling(content.getFileName() + ".old");
        boolean earlier = replace && Files.isDirectory(place.path(), LinkOption.NOFOLLOW_LINKS);
        if (earlier) {
            Files.move(place.path(), aside, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            // Onto an empty folder is allowed, onto one that holds something is not (rename(2)).
            Files.move(content, place.path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (earlier) {
                Files.move(aside, place.path(), StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        if (earlier) {
            deleteFolder(aside);
        }
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private SparseFile added(SparseFile file) {
        files.add(file);
        return file;
    }

    private void closeFiles() throws IOException {
        for (SparseFile file : files) {
            file.sync();
            file.close();
        }
        files.clear();
    }

    /// Deletes what was not moved.
    @Override
    public void close() throws IOException {
        for (SparseFile file : files) {
            file.close();
        }
        writer.shutdown();
        if (!manifestMoved) {
            Files.deleteIfExists(manifest);
        }
        if (!contentMoved) {
            switch (place.kind()) {
                case FILE -> Files.deleteIfExists(content);
                case FOLDER -> deleteFolder(content);
            }
        }
    }

    /// Deletes a folder of ours, which holds files alone.
    private static void deleteFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Files.delete(entry);
            }
        }
        Files.delete(folder);
    }
}
