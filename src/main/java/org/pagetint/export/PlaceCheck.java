package org.pagetint.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Looks, before anything is read or written, whether an export may be made at a place. Everything is checked again by the
/// moves at the end.
final class PlaceCheck {
    private PlaceCheck() {}

    /// Fails if nothing can be made there, or if that would replace what it must not.
    static void check(Place place, boolean replace) throws ExportFailedException {
        checkParent(place.parent());
        checkFile(place.manifest(), replace);
        switch (place.kind()) {
            case FILE -> checkFile(place.path(), replace);
            case FOLDER -> checkFolder(place, replace);
        }
    }

    /// The same for a file without a manifest.
    static void checkFile(Place place, boolean replace) throws ExportFailedException {
        checkParent(place.parent());
        checkFile(place.path(), replace);
    }

    private static void checkParent(Path folder) throws ExportFailedException {
        if (!Files.isDirectory(folder)) {
            throw failed(new ExportFailure.NoFolder(folder));
        }
        if (!Files.isWritable(folder)) {
            throw failed(new ExportFailure.NotPermitted(folder));
        }
    }

    private static void checkFile(Path path, boolean replace) throws ExportFailedException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                throw failed(new ExportFailure.InTheWay(path));
            }
            if (!replace) {
                throw failed(new ExportFailure.AlreadyThere(path));
            }
        }
    }

    private static void checkFolder(Place place, boolean replace) throws ExportFailedException {
        Path path = place.path();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw failed(new ExportFailure.InTheWay(path));
        }
        try {
            Set<String> names = names(path);
            if (names.isEmpty()) {
                return;
            }
            if (!names.equals(namesOfExport(place.manifest()))) {
                throw failed(new ExportFailure.InTheWay(path));
            }
        } catch (IOException e) {
            throw failed(FileFailures.of(path, e));
        }
        if (!replace) {
            throw failed(new ExportFailure.AlreadyThere(path));
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = new HashSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                names.add(entry.getFileName().toString());
            }
        }
        return names;
    }

    /// The names of the files of the export with this manifest; none if it is not such a manifest.
    private static Set<String> namesOfExport(Path manifest) throws IOException, ExportFailedException {
        Set<String> names = new HashSet<>();
        if (Files.isRegularFile(manifest)) {
            for (RangeEntry entry : ManifestReader.read(manifest).ranges()) {
                entry.file().ifPresent(names::add);
            }
        }
        return names;
    }

    private static ExportFailedException failed(ExportFailure failure) {
        return new ExportFailedException(failure);
    }
}
