package org.pagetint.files;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/// One folder of files under a staged name. One thread.
final class StagedFolder {
    private final Folder parent;
    private final String name;
    private final Folder open;
    private final FileFacts facts;
    private final Set<String> entries = new LinkedHashSet<>();

    private StagedFolder(Folder parent, String name, Folder open, FileFacts facts) {
        this.parent = parent;
        this.name = name;
        this.open = open;
        this.facts = facts;
    }

    /// Makes it; nothing of that name may be there.
    static StagedFolder make(Folder parent, String name) throws IOException {
        Folder open = create(parent, name);
        try {
            if (!open.names().isEmpty()) {
                throw new ChangedMeanwhileException(open.path());
            }
            boolean _ = open.lock(); // So that it is not taken for a leftover. Without locks its age must do.
            return new StagedFolder(parent, name, open, open.facts());
        } catch (IOException e) {
            open.close();
            throw e;
        }
    }

    private static Folder create(Folder parent, String name) throws IOException {
        try {
            return parent.createFolder(name);
        } catch (NotDirectoryException e) {
            throw (IOException) new ChangedMeanwhileException(parent.path().resolve(name)).initCause(e);
        }
    }

    /// Makes a file in it, which the caller syncs and closes.
    SparseFile newFile(String entry, Executor writer) throws IOException {
        OpenFile file = create(entry);
        entries.add(entry);
        if (file.facts().owner() != facts.owner()) {
            file.close();
            throw new ChangedMeanwhileException(
                    open.path()); // It is somebody else's folder, put there in the place of ours.
        }
        return new SparseFile(file, writer);
    }

    private OpenFile create(String entry) throws IOException {
        try {
            return open.create(entry);
        } catch (NoSuchFileException e) {
            throw (IOException) new ChangedMeanwhileException(open.path()).initCause(e); // It was deleted.
        }
    }

    /// Deletes a file in it again.
    void discard(String entry) throws IOException {
        open.delete(entry);
        entries.remove(entry);
    }

    /// The way to its place, once its entries are on the disk.
    Placement placement(String place, Replaceable replaceable) throws IOException {
        open.sync();
        open.mark(false);
        return new Placement(parent, name, place, facts, replaceable);
    }

    /// Closes it.
    void close() {
        open.close();
    }

    /// Deletes and closes it: the files that were made in it, and itself if its name still leads to it.
    void discard() throws IOException {
        try (Folder closed = open) {
            for (String entry : entries) {
                if (closed.facts(entry).isPresent()) {
                    closed.delete(entry);
                }
            }
            Optional<FileFacts> found = parent.facts(name);
            if (found.isPresent() && found.get().isSame(facts)) {
                parent.deleteFolder(name);
            }
        }
    }
}
