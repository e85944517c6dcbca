package org.pagetint.files;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;

/// One file under a staged name. One thread.
final class StagedFile {
    private final Folder folder;
    private final String name;
    private final OpenFile open;
    private final SparseFile content;
    private final FileFacts facts;

    private StagedFile(Folder folder, String name, OpenFile open, FileFacts facts, Executor writer) {
        this.folder = folder;
        this.name = name;
        this.open = open;
        this.facts = facts;
        this.content = new SparseFile(open, writer);
    }

    /// Makes it; nothing of that name may be there.
    static StagedFile make(Folder folder, String name, Executor writer) throws IOException {
        OpenFile open = folder.create(name);
        try {
            boolean _ = open.lock(); // So that it is not taken for a leftover. Without locks its age must do.
            return new StagedFile(folder, name, open, open.facts(), writer);
        } catch (IOException e) {
            open.close();
            throw e;
        }
    }

    /// What is written.
    SparseFile content() {
        return content;
    }

    /// The way to its place, once it is on the disk.
    Placement placement(String place, Replaceable replaceable) throws IOException {
        content.sync();
        return new Placement(folder, name, place, facts, replaceable);
    }

    /// Closes it.
    void close() throws IOException {
        content.close();
    }

    /// Deletes and closes it. If another program has given its name away, its content is deleted: it may hold secrets.
    void discard() throws IOException {
        try (SparseFile closed = content) {
            closed.lastWrite().exceptionally(_ -> null).join();
            Optional<FileFacts> found = folder.facts(name);
            if (found.isPresent() && found.get().isSame(facts)) {
                folder.delete(name);
            } else {
                open.setLength(0);
            }
        }
    }
}
