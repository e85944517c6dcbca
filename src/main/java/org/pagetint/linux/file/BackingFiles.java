package org.pagetint.linux.file;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pagetint.linux.kernel.FileStat;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;

/// The files behind the mappings of one process, each looked for once and kept while its mapping lives, up to a limit
/// of descriptors. None is open for reading. Any thread may call.
public final class BackingFiles implements AutoCloseable {
    private static final int MOST_OPEN = 256;

    private final FileFinder finder;
    private final LinkedHashMap<Mapping, FileView> known = new LinkedHashMap<>(64, 0.75f, true);
    private boolean closed;

    /// None is known yet.
    public BackingFiles(FileFinder finder) {
        this.finder = finder;
    }

    /// What is known of the file of `mapping`, of the process with this open `folder` in `/proc`, with its size as it
    /// is now. End the use of what is returned with [#release].
    public FileView acquire(int folder, Mapping mapping, Scratch scratch) {
        if (!mapping.hasFile()) {
            return new FileView.NoFile();
        }
        return asItIs(held(folder, mapping, scratch), scratch).orElseGet(() -> {
            forget(mapping);
            return held(folder, mapping, scratch);
        });
    }

    /// The view with the size of now; empty, its use ended, if what was found out about the file holds no more.
    private static Optional<FileView> asItIs(FileView view, Scratch scratch) {
        if (!(view instanceof FileView.Regular(BackingFile file, long _))) {
            return Optional.of(view);
        }
        Optional<FileStat> now = file.stat(scratch).filter(file::standsAs);
        if (now.isEmpty()) {
            file.release();
        }
        return now.map(stat -> new FileView.Regular(file, stat.size()));
    }

    private synchronized void forget(Mapping mapping) {
        FileView view = known.remove(mapping);
        if (view != null) {
            close(view);
        }
    }

    /// Ends a use that [#acquire] began.
    public static void release(FileView view) {
        if (view instanceof FileView.Regular(BackingFile file, long _)) {
            file.release();
        }
    }

    /// Closes the files of mappings that are no more.
    public synchronized void keepOnly(Mappings mappings) {
        known.entrySet().removeIf(entry -> {
            Mapping mapping = entry.getKey();
            boolean dead =
                    mappings.at(mapping.range().start()).filter(mapping::equals).isEmpty();
            if (dead) {
                close(entry.getValue());
            }
            return dead;
        });
    }

    /// Looks for the file without holding the lock: other threads look for other files meanwhile.
    private FileView held(int folder, Mapping mapping, Scratch scratch) {
        synchronized (this) {
            FileView view = known.get(mapping);
            if (view != null) {
                use(view);
                return view;
            }
        }
        FileView found = finder.find(folder, mapping, scratch);
        synchronized (this) {
            FileView earlier = known.get(mapping);
            if (closed || earlier != null || found instanceof FileView.Mismatch) {
                return found; // Not kept: the release of its one user frees it.
            }
            known.put(mapping, found);
            use(found);
            dropOldest();
            return found;
        }
    }

    private static void use(FileView view) {
        if (view instanceof FileView.Regular(BackingFile file, long _) && !file.acquire()) {
            throw new IllegalStateException("a file that is kept was let go of");
        }
    }

    private void dropOldest() {
        Iterator<Map.Entry<Mapping, FileView>> oldest = known.entrySet().iterator();
        while (known.size() > MOST_OPEN) {
            close(oldest.next().getValue());
            oldest.remove();
        }
    }

    private static void close(FileView view) {
        if (view instanceof FileView.Regular(BackingFile file, long _)) {
            file.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        known.values().forEach(BackingFiles::close);
        known.clear();
    }
}
