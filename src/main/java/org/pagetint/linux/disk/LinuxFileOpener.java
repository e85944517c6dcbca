package org.pagetint.linux.disk;

import java.io.IOException;
import java.nio.file.Path;
import org.pagetint.files.FileOpener;
import org.pagetint.files.Folder;
import org.pagetint.files.OpenFile;
import org.pagetint.linux.kernel.LibC;

/// Opens folders and files of this machine.
public final class LinuxFileOpener implements FileOpener {
    @Override
    public Folder folder(Path path) throws IOException {
        return LinuxFolder.open(path);
    }

    @Override
    public OpenFile file(Path path) throws IOException {
        int found = FileCalls.open(LibC.AT_FDCWD, path.toString(), LibC.O_PATH, 0);
        return LinuxFile.reading(FileErrors.check(found, path), path);
    }

    @Override
    public int user() {
        return FileCalls.user();
    }
}
