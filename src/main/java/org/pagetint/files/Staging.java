package org.pagetint.files;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A file, or a folder of files, that is written under another name beside its place, perhaps with a file that
/// describes it, and moved to its place when it is whole. Whoever looks at the place sees all of it or what was there
/// before. What was not moved is deleted when this is closed. All of it is readable by its owner alone.
///
/// Nothing is done through a path: files are made in an open folder, under names that nothing else has, and written
/// through what was opened then. Only names are deleted that were made here, and only while they still lead to what was
/// made. One thread.
public final class Staging implements AutoCloseable {
    private final Folder folder;
    private final String name;
    private final StagedName staged;
    private final Replaceable replaceable;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("file-writer").factory());
    private Optional<StagedFile> file = Optional.empty();
    private Optional<StagedFolder> files = Optional.empty();
    private Optional<StagedFile> description = Optional.empty();
    private boolean placed;

    /// Nothing is made yet.
    ///
    /// @param folder stays open
    /// @param name of what is made in it
    /// @param replaceable what may be at its place already
    public Staging(Folder folder, String name, Replaceable replaceable) {
        this.folder = folder;
        this.name = name;
        this.staged = StagedName.of(name);
        this.replaceable = replaceable;
    }

    /// Makes the file.
    public SparseFile newFile() throws IOException {
        StagedFile made = StagedFile.make(folder, staged.content(), writer);
        file = Optional.of(made);
        return made.content();
    }

    /// Makes the folder.
    public void newFolder() throws IOException {
        files = Optional.of(StagedFolder.make(folder, staged.content()));
    }

    /// Makes a file in the folder; the caller syncs and closes it.
    public SparseFile newFile(String entry) throws IOException {
        return files.orElseThrow().newFile(entry, writer);
    }

    /// Deletes a file in the folder again.
    public void discard(String entry) throws IOException {
        files.orElseThrow().discard(entry);
    }

    /// Makes the file that describes it.
    public SparseFile newDescription() throws IOException {
        StagedFile made = StagedFile.make(folder, staged.description(), writer);
        description = Optional.of(made);
        return made.content();
    }

    /// Moves the file, or the folder, to its place, once it is on the disk.
    public void commit() throws IOException {
        place(List.of(content()));
    }

    /// The same with the file that describes it. If one of both cannot be moved, what was at both places is there
    /// again. If the program is killed between both moves, the description still lies beside them under its staged
    /// name.
    ///
    /// @param descriptionName its name in the end
    /// @param replaced what may be there already
    public void commit(String descriptionName, Replaceable replaced) throws IOException {
        place(List.of(content(), description.orElseThrow().placement(descriptionName, replaced)));
    }

    private Placement content() throws IOException {
        return files.isPresent()
                ? files.get().placement(name, replaceable)
                : file.orElseThrow().placement(name, replaceable);
    }

    private void place(List<Placement> placements) throws IOException {
        if (!folder.isAtItsPath()) {
            throw new ChangedMeanwhileException(folder.path());
        }
        try {
            for (Placement placement : placements) {
                placement.place();
            }
            folder.sync();
        } catch (IOException e) {
            takeBack(placements, e);
            throw e;
        }
        placed = true;
        for (Placement placement : placements) {
            deleteEarlier(placement);
        }
    }

    private static void takeBack(List<Placement> placements, IOException failure) {
        for (Placement placement : placements.reversed()) {
            try {
                placement.takeBack();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private static void deleteEarlier(Placement placement) {
        try {
            placement.deleteEarlier();
        } catch (IOException _) {
            // The new one is in its place and whole. What is left of the old one lies beside it, under a staged name.
        }
    }

    /// Deletes what was not moved, all of it even if a part of that fails.
    @Override
    public void close() throws IOException {
        Optional<IOException> failure = Optional.empty();
        failure = closed(description.map(part -> placed ? part::close : part::discard), failure);
        failure = closed(file.map(part -> placed ? part::close : part::discard), failure);
        failure = closed(files.map(part -> placed ? part::close : part::discard), failure);
        writer.shutdown();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private interface Closing {
        void run() throws IOException;
    }

    private static Optional<IOException> closed(Optional<Closing> closing, Optional<IOException> before) {
        try {
            if (closing.isPresent()) {
                closing.get().run();
            }
            return before;
        } catch (IOException e) {
            before.ifPresent(e::addSuppressed);
            return Optional.of(e);
        }
    }
}
