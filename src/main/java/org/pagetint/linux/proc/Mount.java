package org.pagetint.linux.proc;

import org.pagetint.memory.Device;

/// A mounted file system as a process sees it: one line of `mountinfo`, proc_pid_mountinfo(5).
///
/// @param id the number that `fdinfo` gives of an open file's mount
/// @param device as in `maps`
/// @param point where it is mounted, from the root of the process: bytes, one char each
/// @param type such as `ext4` or `fuse.sshfs`
/// @param source such as `/dev/sda1` or `server:/home`
/// @param options those of the file system itself
public record Mount(int id, Device device, String point, String type, String source, String options) {
    /// Whether `path`, from the root of the process, is the mount point or lies below it.
    boolean holds(String path) {
        return path.startsWith(point)
                && (point.endsWith("/") || path.length() == point.length() || path.charAt(point.length()) == '/');
    }
}
