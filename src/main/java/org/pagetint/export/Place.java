package org.pagetint.export;

import java.nio.file.Path;

/// Where an export goes. Its manifest lies beside it and has the same name with `.json` at the end.
///
/// @param path the file or the folder that is made
/// @param kind which of both
public record Place(Path path, Kind kind) {
    /// What stands at the place in the end.
    public enum Kind {
        /// One file that holds all ranges, one after the other.
        FILE,
        /// A folder with a file for each range.
        FOLDER
    }

    private static final String MANIFEST_ENDING = ".json";

    public Place {
        path = path.toAbsolutePath().normalize();
    }

    /// One file.
    public static Place file(Path path) {
        return new Place(path, Kind.FILE);
    }

    /// A folder.
    public static Place folder(Path path) {
        return new Place(path, Kind.FOLDER);
    }

    /// Where the manifest lies.
    public Path manifest() {
        return manifestOf(path);
    }

    /// Its name there.
    String name() {
        return String.valueOf(path.getFileName());
    }

    /// The name of the manifest.
    String manifestName() {
        return name() + MANIFEST_ENDING;
    }

    /// The folder that it is made in.
    public Path parent() {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    /// Where the manifest of the export at `path` lies.
    static Path manifestOf(Path path) {
        return path.resolveSibling(path.getFileName() + MANIFEST_ENDING);
    }
}
