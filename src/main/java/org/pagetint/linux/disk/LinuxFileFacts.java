package org.pagetint.linux.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import org.pagetint.files.FileFacts;

/// Asks what files are, by open descriptors. `/proc/self/fd/N` leads to the very file that is open, whatever its name
/// leads to now, proc_pid_fd(5).
final class LinuxFileFacts {
    private static final int TYPE_MASK = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;
    private static final int STICKY = 0x200;
    private static final String WANTED = "unix:mode,dev,ino,uid,nlink,size,lastModifiedTime";

    private LinuxFileFacts() {}

    /// The path of what is open as `descriptor`.
    static Path path(int descriptor) {
        return Path.of("/proc/self/fd/" + descriptor);
    }

    /// What is open as `descriptor`.
    static FileFacts of(int descriptor) throws IOException {
        return of(path(descriptor));
    }

    /// The entry `name` of an open folder, links not followed.
    static FileFacts of(int folder, String name) throws IOException {
        return of(path(folder).resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    private static FileFacts of(Path path, LinkOption... options) throws IOException {
        Map<String, Object> facts = Files.readAttributes(path, WANTED, options);
        int mode = (int) fact(facts, "mode");
        FileFacts.Kind kind = switch (mode & TYPE_MASK) {
            case REGULAR -> FileFacts.Kind.FILE;
            case FOLDER -> FileFacts.Kind.FOLDER;
            default -> FileFacts.Kind.OTHER;
        };
        return new FileFacts(
                kind,
                (long) fact(facts, "dev"),
                (long) fact(facts, "ino"),
                (int) fact(facts, "uid"),
                (int) fact(facts, "nlink"),
                (long) fact(facts, "size"),
                ((FileTime) fact(facts, "lastModifiedTime")).toInstant(),
                kind == FileFacts.Kind.FOLDER && (mode & STICKY) != 0);
    }

    /// One of the attributes that were asked for, all of which are there.
    private static Object fact(Map<String, Object> facts, String name) {
        return Objects.requireNonNull(facts.get(name), name);
    }
}
