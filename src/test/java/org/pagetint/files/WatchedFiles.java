package org.pagetint.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Opens files, and lets a test do something before each call: fail, change names as another program would, or be
/// killed.
public final class WatchedFiles implements FileOpener {
    /// What happens before a call.
    @FunctionalInterface
    public interface Hook {
        /// Called before it.
        ///
        /// @param call the name of the method
        /// @param path what it is about
        /// @throws UnsupportedOperationException as a file system does that cannot do it
        void before(String call, Path path) throws IOException;
    }

    private final FileOpener real;
    private final Hook hook;
    private final List<AutoCloseable> open = new ArrayList<>();

    public WatchedFiles(FileOpener real, Hook hook) {
        this.real = real;
        this.hook = hook;
    }

    /// Closes all that is open, as the kernel does when a program is killed.
    public void closeAll() throws Exception {
        for (AutoCloseable part : open) {
            part.close();
        }
        open.clear();
    }

    @Override
    public Folder folder(Path path) throws IOException {
        hook.before("folder", path);
        return watched(real.folder(path));
    }

    @Override
    public OpenFile file(Path path) throws IOException {
        hook.before("file", path);
        return watched(real.file(path));
    }

    @Override
    public int user() {
        return real.user();
    }

    private Folder watched(Folder folder) {
        open.add(folder);
        return new WatchedFolder(folder);
    }

    private OpenFile watched(OpenFile file) {
        open.add(file);
        return new WatchedFile(file);
    }

    private final class WatchedFolder implements Folder {
        private final Folder folder;

        WatchedFolder(Folder folder) {
            this.folder = folder;
        }

        private void before(String call, String name) throws IOException {
            hook.before(call, folder.path().resolve(name));
        }

        @Override
        public Path path() {
            return folder.path();
        }

        @Override
        public FileFacts facts() throws IOException {
            before("facts", "");
            return folder.facts();
        }

        @Override
        public Optional<FileFacts> facts(String name) throws IOException {
            before("facts", name);
            return folder.facts(name);
        }

        @Override
        public List<String> names() throws IOException {
            before("names", "");
            return folder.names();
        }

        @Override
        public OpenFile create(String name) throws IOException {
            before("create", name);
            return watched(folder.create(name));
        }

        @Override
        public Folder createFolder(String name) throws IOException {
            before("createFolder", name);
            return watched(folder.createFolder(name));
        }

        @Override
        public OpenFile open(String name) throws IOException {
            before("open", name);
            return watched(folder.open(name));
        }

        @Override
        public Folder openFolder(String name) throws IOException {
            before("openFolder", name);
            return watched(folder.openFolder(name));
        }

        @Override
        public void rename(String from, String to) throws IOException {
            before("rename", from);
            folder.rename(from, to);
        }

        @Override
        public void renameToNew(String from, String to) throws IOException {
            before("renameToNew", from);
            folder.renameToNew(from, to);
        }

        @Override
        public void exchange(String one, String other) throws IOException {
            before("exchange", one);
            folder.exchange(one, other);
        }

        @Override
        public void link(String from, String to) throws IOException {
            before("link", from);
            folder.link(from, to);
        }

        @Override
        public void delete(String name) throws IOException {
            before("delete", name);
            folder.delete(name);
        }

        @Override
        public void deleteFolder(String name) throws IOException {
            before("deleteFolder", name);
            folder.deleteFolder(name);
        }

        @Override
        public void mark(boolean unfinished) throws IOException {
            before("mark", "");
            folder.mark(unfinished);
        }

        @Override
        public boolean lock() {
            return folder.lock();
        }

        @Override
        public boolean isAtItsPath() throws IOException {
            before("isAtItsPath", "");
            return folder.isAtItsPath();
        }

        @Override
        public void sync() throws IOException {
            before("sync", "");
            folder.sync();
        }

        @Override
        public void close() {
            if (open.remove(folder)) {
                folder.close();
            }
        }
    }

    private final class WatchedFile implements OpenFile {
        private final OpenFile file;

        WatchedFile(OpenFile file) {
            this.file = file;
        }

        @Override
        public FileChannel channel() {
            return file.channel();
        }

        @Override
        public Optional<FileChannel> uncached() {
            return file.uncached();
        }

        @Override
        public FileFacts facts() throws IOException {
            hook.before("facts", Path.of(""));
            return file.facts();
        }

        @Override
        public void setLength(long length) throws IOException {
            hook.before("setLength", Path.of(""));
            file.setLength(length);
        }

        @Override
        public OptionalLong dataAtOrAfter(long offset) throws IOException {
            return file.dataAtOrAfter(offset);
        }

        @Override
        public boolean lock() {
            return file.lock();
        }

        @Override
        public void close() throws IOException {
            if (open.remove(file)) {
                file.close();
            }
        }
    }
}
