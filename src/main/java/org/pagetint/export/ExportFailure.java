package org.pagetint.export;

import java.nio.file.Path;
import org.pagetint.memory.StopRefusal;
import org.pagetint.process.MemoryId;
import org.pagetint.process.ProcessFailure;

/// How an export, or its verification, can fail. Whatever it is, nothing of a failed export is left on disk.
public sealed interface ExportFailure {
    /// Looking at the process failed.
    record OfProcess(ProcessFailure failure) implements ExportFailure {}

    /// Something is there already, and nobody has agreed to replace it.
    record AlreadyThere(Path path) implements ExportFailure {}

    /// Something is there that an export never replaces: a device, or a folder that holds other files.
    record InTheWay(Path path) implements ExportFailure {}

    /// The folder to write in does not exist.
    record NoFolder(Path folder) implements ExportFailure {}

    /// This user may not write there, or the file system is read-only.
    record NotPermitted(Path path) implements ExportFailure {}

    /// This user may not read the export, or its manifest.
    record NotReadable(Path path) implements ExportFailure {}

    /// Too little space, found out before writing.
    ///
    /// @param needed bytes that would be written
    /// @param free bytes that this user may still write there
    record TooLittleSpace(Path folder, long needed, long free) implements ExportFailure {}

    /// The file system was full, or a quota exhausted, while writing.
    record DiskFull(Path folder) implements ExportFailure {}

    /// There is not a manifest, so nothing to verify by.
    record NoManifest(Path manifest) implements ExportFailure {}

    /// What lies in the manifest's place is not as an export writes it, or not all of it.
    ///
    /// @param line where the first fault is, from 1
    record BadManifest(Path manifest, int line) implements ExportFailure {}

    /// Another program has given a name away that was being written at, or deleted what it led to.
    record ChangedMeanwhile(Path path) implements ExportFailure {}

    /// What is to be read is a pipe, a device or a folder.
    record NotAFile(Path path) implements ExportFailure {}

    /// The manifest was changed after the export: its hash of the whole export does not fit its parts.
    record ManifestChanged(Path manifest) implements ExportFailure {}

    /// What lies at a place and the manifest beside it are of two exports: the program was ended when it had moved only
    /// one of both.
    ///
    /// @param staged where the manifest of what lies at `path` still is
    record HalfMoved(Path path, Path manifest, Path staged) implements ExportFailure {}

    /// The process was to be stopped and cannot be.
    record NotStopped(MemoryId id, StopRefusal refusal) implements ExportFailure {}

    /// Any other failure of the file system, in its own words.
    record Io(Path path, String message) implements ExportFailure {}

    /// The person has cancelled.
    record Cancelled() implements ExportFailure {}
}
