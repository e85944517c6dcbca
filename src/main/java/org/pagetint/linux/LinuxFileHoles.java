package org.pagetint.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.pagetint.export.FileHoles;

/// Asks the file system for holes: lseek(2), SEEK_DATA.
public final class LinuxFileHoles implements FileHoles {
    @Override
    public OptionalLong dataAtOrAfter(Path file, long offset) throws IOException {
        int descriptor = LibC.openat(LibC.AT_FDCWD, file.toString(), LibC.O_RDONLY);
        if (descriptor < 0) {
            throw new IOException(file + ": error " + -descriptor);
        }
        try {
            long data = LibC.seek(descriptor, offset, LibC.SEEK_DATA);
            if (data == -Errno.ENXIO) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(data < 0 ? offset : data); // A file system that knows no holes: all may be data.
        } finally {
            LibC.closeDescriptor(descriptor);
        }
    }
}
