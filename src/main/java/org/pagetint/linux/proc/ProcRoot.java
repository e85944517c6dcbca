package org.pagetint.linux.proc;

import java.nio.file.Path;

/// Where the proc file system is mounted, proc(5): `/proc`, or a made-up folder of the same shape.
///
/// @param path the folder that holds one folder for each pid
public record ProcRoot(Path path) {
    /// The one of this machine.
    public static final ProcRoot SYSTEM = new ProcRoot(Path.of("/proc"));

    /// The folder of a process.
    public Path of(int pid) {
        return path.resolve(Integer.toString(pid));
    }

    /// One file of a process.
    public Path of(int pid, String file) {
        return of(pid).resolve(file);
    }
}
