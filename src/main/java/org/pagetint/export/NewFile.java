package org.pagetint.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import org.pagetint.files.FileOpener;
import org.pagetint.files.Folder;
import org.pagetint.files.Interruption;
import org.pagetint.files.Leftovers;
import org.pagetint.files.Staging;
import org.pagetint.process.ProcessFailedException;

/// Writes one file that only its owner may read and that is there as a whole or not at all: first under another name
/// beside its place, then moved. If the program is ended meanwhile, the end waits for it.
///
/// @param files opens the folder that is written to
public record NewFile(FileOpener files) {
    private static final int BUFFER = 1 << 16;

    /// Makes the content.
    @FunctionalInterface
    public interface Content {
        /// Writes it; `out` stays open.
        ///
        /// @return false if it is not whole: the person has cancelled
        boolean write(OutputStream out) throws IOException, ProcessFailedException;
    }

    /// Fails if nothing can be written to `path`: for those who want to know before they make what is to stand there.
    ///
    /// @param replace whether a file that is there may be replaced
    public void check(Path path, boolean replace) throws ExportFailedException {
        Place place = Place.file(path);
        try (Folder folder = files.folder(place.parent())) {
            PlaceCheck.checkFile(folder, place.name(), replace);
        } catch (IOException e) {
            throw new ExportFailedException(FileFailures.of(place.path(), e));
        }
    }

    /// Writes `content` to `path`. Waits for the disk.
    ///
    /// @param replace whether a file that is there may be replaced
    public void write(Path path, boolean replace, Content content) throws ExportFailedException {
        Place place = Place.file(path);
        try (Interruption end = new Interruption();
                Folder folder = files.folder(place.parent());
                Staging staging =
                        new Staging(folder, place.name(), PlaceCheck.checkFile(folder, place.name(), replace))) {
            new Leftovers(folder, files.user(), Instant.now(), FileNames::isOne).remove();
            end.watch();
            OutputStream out = new BufferedOutputStream(staging.newFile().stream(), BUFFER);
            if (!content.write(out)) {
                throw new ExportFailedException(new ExportFailure.Cancelled());
            }
            out.flush();
            staging.commit();
        } catch (IOException e) {
            throw new ExportFailedException(FileFailures.of(place.path(), e));
        } catch (ProcessFailedException e) {
            throw new ExportFailedException(e);
        }
    }
}
