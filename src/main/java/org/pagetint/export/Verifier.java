package org.pagetint.export;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.pagetint.files.FileOpener;
import org.pagetint.files.Folder;
import org.pagetint.files.Leftovers;
import org.pagetint.files.OpenFile;

/// Compares an export with its manifest. Takes some mebibytes however large both are. Reads files: not on the FX
/// thread.
public final class Verifier {
    private final FileOpener files;
    private final ExportMonitor monitor;

    /// @param files opens what is compared
    /// @param monitor is told how many bytes were compared; cancels
    public Verifier(FileOpener files, ExportMonitor monitor) {
        this.files = files;
        this.monitor = monitor;
    }

    /// Verifies the export at `path`, a file or a folder, by the manifest beside it; all of it, or what was compared
    /// when the person cancelled.
    public Verification verify(Path path) throws ExportFailedException {
        Place place = Place.file(path);
        try {
            Optional<Verification> found = byOwnManifest(place);
            if (found.isPresent() && (found.get().isSame() || !found.get().finished())) {
                return found.get();
            }
            Optional<Path> staged = byStagedManifest(place);
            if (staged.isPresent()) {
                throw failed(new ExportFailure.HalfMoved(place.path(), place.manifest(), staged.get()));
            }
            return found.orElseThrow(() -> failed(new ExportFailure.NoManifest(place.manifest())));
        } catch (AccessDeniedException e) {
            throw failed(new ExportFailure.NotReadable(Path.of(e.getFile())));
        } catch (IOException e) {
            throw failed(FileFailures.of(path, e));
        }
    }

    private Optional<Verification> byOwnManifest(Place place) throws IOException, ExportFailedException {
        try (OpenFile manifest = files.file(place.manifest())) {
            return Optional.of(compare(place, manifest, place.manifest()));
        } catch (NoSuchFileException e) {
            if (e.getFile().equals(place.manifest().toString())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Verification compare(Place place, OpenFile manifest, Path manifestPath)
            throws IOException, ExportFailedException {
        ManifestCheck expected = ManifestCheck.of(manifest, manifestPath);
        try (ExportedFiles exported = ExportedFiles.open(files, place.path(), expected.isFolder());
                ExportComparison comparison = new ExportComparison(exported, expected, monitor)) {
            try {
                ManifestReader.read(manifest, manifestPath, comparison);
                return comparison.end();
            } catch (ExportFailedException failed) {
                if (failed.failure() instanceof ExportFailure.Cancelled) {
                    return comparison.verification(false);
                }
                throw failed;
            }
        }
    }

    /// A manifest that fits and did not come to its place, since the program was killed just then.
    private Optional<Path> byStagedManifest(Place place) throws IOException {
        try (Folder folder = files.folder(place.parent())) {
            for (String name : Leftovers.descriptionsOf(folder, place.name())) {
                Path path = place.parent().resolve(name);
                if (fits(place, folder, name, path)) {
                    return Optional.of(path);
                }
            }
        }
        return Optional.empty();
    }

    private boolean fits(Place place, Folder folder, String name, Path path) {
        try (OpenFile staged = folder.open(name)) {
            Verification other = compare(place, staged, path);
            return other.finished() && other.isSame();
        } catch (IOException | ExportFailedException _) {
            return false; // It is not, or not yet, a manifest of this export.
        }
    }

    private static ExportFailedException failed(ExportFailure failure) {
        return new ExportFailedException(failure);
    }
}
