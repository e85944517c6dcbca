package org.pagetint.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Optional;

/// Brings one staged file or folder to its place in the same folder, and back if the rest fails. Before and after every
/// step it is looked at which file a name leads to: a name that another program has changed meanwhile ends it. One
/// thread.
final class Placement {
    private static final String ASIDE = ".aside";

    private final Folder folder;
    private final String staged;
    private final String name;
    private final FileFacts ours;
    private final Replaceable replaceable;
    private Optional<FileFacts> earlier = Optional.empty();
    private boolean moved;

    /// @param staged its name now
    /// @param name its name in the end
    /// @param ours the file or folder itself
    /// @param replaceable what may be at its place already
    Placement(Folder folder, String staged, String name, FileFacts ours, Replaceable replaceable) {
        this.folder = folder;
        this.staged = staged;
        this.name = name;
        this.ours = ours;
        this.replaceable = replaceable;
    }

    /// Moves it to its place. What was there has the staged name afterwards.
    void place() throws IOException {
        require(staged, ours);
        earlier = folder.facts(name);
        if (earlier.isEmpty()) {
            folder.renameToNew(staged, name);
        } else {
            requireReplaceable(name, earlier.get());
            swap(staged, name);
        }
        moved = true;
        require(name, ours);
        if (earlier.isPresent()) {
            require(staged, earlier.get());
            requireReplaceable(staged, earlier.get());
        }
    }

    /// Takes it back, so that what was at the place is there again.
    void takeBack() throws IOException {
        if (!moved) {
            return;
        }
        require(name, ours);
        if (earlier.isEmpty()) {
            folder.renameToNew(name, staged);
        } else {
            swap(name, staged);
        }
        moved = false;
    }

    /// Deletes what was at the place before.
    void deleteEarlier() throws IOException {
        if (earlier.isEmpty()) {
            return;
        }
        switch (replaceable) {
            case Replaceable.Nothing() -> {}
            case Replaceable.AnyFile() -> {
                require(staged, earlier.get());
                folder.delete(staged);
            }
            case Replaceable.FolderOf(var names) -> {
                try (Folder old = folder.openFolder(staged)) {
                    requireSame(staged, old.facts(), earlier.get());
                    old.mark(true);
                    for (String entry : names) {
                        old.delete(entry);
                    }
                }
                folder.deleteFolder(staged);
            }
        }
    }

    private void requireReplaceable(String at, FileFacts found) throws IOException {
        boolean allowed = switch (replaceable) {
            case Replaceable.Nothing() -> false;
            case Replaceable.AnyFile() -> found.kind() == FileFacts.Kind.FILE;
            case Replaceable.FolderOf(var names) -> {
                if (found.kind() != FileFacts.Kind.FOLDER) {
                    yield false;
                }
                try (Folder there = folder.openFolder(at)) {
                    yield there.facts().isSame(found) && names.containsAll(there.names());
                }
            }
        };
        if (!allowed) {
            throw new FileAlreadyExistsException(folder.path().resolve(name).toString());
        }
    }

    private void require(String entry, FileFacts expected) throws IOException {
        Optional<FileFacts> found = folder.facts(entry);
        if (found.isEmpty()) {
            throw new ChangedMeanwhileException(folder.path().resolve(entry));
        }
        requireSame(entry, found.get(), expected);
    }

    private void requireSame(String entry, FileFacts found, FileFacts expected) throws IOException {
        if (!found.isSame(expected)) {
            throw new ChangedMeanwhileException(folder.path().resolve(entry));
        }
    }

    private void swap(String one, String other) throws IOException {
        try {
            folder.exchange(one, other);
        } catch (UnsupportedOperationException _) {
            swapInSteps(one, other);
        }
    }

    /// Where the file system cannot exchange names. A file keeps its name until another one takes it, a folder is
    /// without one for a moment.
    private void swapInSteps(String one, String other) throws IOException {
        String aside = staged + ASIDE;
        boolean linked = ours.kind() == FileFacts.Kind.FILE && hasLinked(other, aside);
        if (!linked) {
            folder.renameToNew(other, aside);
        }
        try {
            folder.rename(one, other);
        } catch (IOException e) {
            if (linked) {
                folder.delete(aside);
            } else {
                folder.renameToNew(aside, other);
            }
            throw e;
        }
        try {
            folder.renameToNew(aside, one);
        } catch (IOException e) {
            folder.renameToNew(other, one);
            folder.renameToNew(aside, other);
            throw e;
        }
    }

    private boolean hasLinked(String from, String to) throws IOException {
        try {
            folder.link(from, to);
            return true;
        } catch (UnsupportedOperationException _) {
            return false;
        }
    }
}
