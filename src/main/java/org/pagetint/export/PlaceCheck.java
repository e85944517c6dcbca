package org.pagetint.export;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.pagetint.files.FileFacts;
import org.pagetint.files.Folder;
import org.pagetint.files.Leftovers;
import org.pagetint.files.OpenFile;
import org.pagetint.files.Replaceable;

/// Looks, before anything is read or written, whether an export may be made at a place. Everything is looked at again
/// when it is moved there at the end.
final class PlaceCheck {
    private PlaceCheck() {}

    /// Fails if nothing can be made there, or if that would replace what it must not.
    ///
    /// @param folder that of the place
    /// @return what the export may replace
    static Replaceable check(Folder folder, Place place, boolean replace) throws IOException, ExportFailedException {
        checkFile(folder, place.manifestName(), replace);
        return switch (place.kind()) {
            case FILE -> checkFile(folder, place.name(), replace);
            case FOLDER -> checkFolder(folder, place, replace);
        };
    }

    /// The same for a file without a manifest.
    static Replaceable checkFile(Folder folder, String name, boolean replace)
            throws IOException, ExportFailedException {
        if (!Files.isWritable(folder.path())) {
            throw failed(new ExportFailure.NotPermitted(folder.path()));
        }
        Optional<FileFacts> there = folder.facts(name);
        if (there.isPresent()) {
            if (there.get().kind() != FileFacts.Kind.FILE) {
                throw failed(new ExportFailure.InTheWay(folder.path().resolve(name)));
            }
            if (!replace) {
                throw failed(new ExportFailure.AlreadyThere(folder.path().resolve(name)));
            }
        }
        return replace ? new Replaceable.AnyFile() : new Replaceable.Nothing();
    }

    private static Replaceable checkFolder(Folder folder, Place place, boolean replace)
            throws IOException, ExportFailedException {
        Optional<FileFacts> there = folder.facts(place.name());
        if (there.isEmpty()) {
            return new Replaceable.Nothing();
        }
        if (there.get().kind() != FileFacts.Kind.FOLDER) {
            throw failed(new ExportFailure.InTheWay(place.path()));
        }
        try (Folder earlier = folder.openFolder(place.name())) {
            Set<String> names = new HashSet<>(earlier.names());
            if (!names.isEmpty() && !isExport(folder, place, earlier.facts(), names)) {
                throw failed(new ExportFailure.InTheWay(place.path()));
            }
            if (!names.isEmpty() && !replace) {
                throw failed(new ExportFailure.AlreadyThere(place.path()));
            }
            return new Replaceable.FolderOf(names);
        }
    }

    /// Whether a folder holds what was exported there, as the manifest beside it says, or one that did not come to its
    /// place.
    private static boolean isExport(Folder folder, Place place, FileFacts earlier, Set<String> names)
            throws IOException, ExportFailedException {
        if (folder.facts(place.manifestName()).isPresent()
                && names.equals(namesIn(folder, place.manifestName(), earlier))) {
            return true;
        }
        for (String staged : Leftovers.descriptionsOf(folder, place.name())) {
            try {
                if (names.equals(namesIn(folder, staged, earlier))) {
                    return true;
                }
            } catch (ExportFailedException _) {
                // It was not written to its end.
            }
        }
        return false;
    }

    /// The names of the files that were exported, as a manifest says; none if that is not by the same user as the
    /// folder, since anyone could then say what it holds.
    private static Set<String> namesIn(Folder folder, String manifestName, FileFacts earlier)
            throws IOException, ExportFailedException {
        Set<String> names = new HashSet<>();
        try (OpenFile manifest = folder.open(manifestName)) {
            if (manifest.facts().owner() == earlier.owner()) {
                ManifestReader.read(manifest, folder.path().resolve(manifestName), new ManifestReader.Parts() {
                    @Override
                    public void head(ManifestHead head) {}

                    @Override
                    public void part(ExportPart part) {
                        part.file().ifPresent(names::add);
                    }
                });
            }
        }
        return names;
    }

    private static ExportFailedException failed(ExportFailure failure) {
        return new ExportFailedException(failure);
    }
}
