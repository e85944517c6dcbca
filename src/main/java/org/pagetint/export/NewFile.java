package org.pagetint.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.pagetint.process.ProcessFailedException;

/// Writes one file that only its owner may read and that is there as a whole or not at all: first under another name beside its
/// place, then moved. If the program is ended meanwhile, the end waits for it.
public final class NewFile {
    /// Makes the content.
    @FunctionalInterface
    public interface Content {
        /// Writes it; `out` stays open.
        ///
        /// @return false if it is not whole: the person has cancelled
        boolean write(OutputStream out) throws IOException, ProcessFailedException;
    }

    private NewFile() {}

    /// Fails if nothing can be written to `path`: for those who want to know before they make what is to stand there.
    ///
    /// @param replace whether a file that is there may be replaced
    public static void check(Path path, boolean replace) throws ExportFailedException {
        PlaceCheck.checkFile(Place.file(path), replace);
    }

    /// Writes `content` to `path`. Waits for the disk.
    ///
    /// @param replace whether a file that is there may be replaced
    public static void write(Path path, boolean replace, Content content) throws ExportFailedException {
        Place place = Place.file(path);
        check(path, replace);
        try (Interruption end = new Interruption();
                Staging staging = new Staging(place, replace)) {
            end.watch();
            SparseFile file = staging.newFile();
            OutputStream out = new BufferedOutputStream(file.stream(), 1 << 16);
            if (!content.write(out)) {
                throw new ExportFailedException(new ExportFailure.Cancelled());
            }
            out.flush();
            staging.commitFile();
        } catch (IOException e) {
            throw new ExportFailedException(FileFailures.of(place.path(), e));
        } catch (ProcessFailedException e) {
            throw new ExportFailedException(e);
        }
    }
}
