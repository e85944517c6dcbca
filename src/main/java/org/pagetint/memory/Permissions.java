package org.pagetint.memory;

/// What the process may do with a mapping: the `rwxp` field of `maps`, proc(5).
///
/// @param shared true for `s`: writes reach the file or the other processes; false for `p`: copied on write
public record Permissions(boolean read, boolean write, boolean execute, boolean shared) {
    /// Those that `bits` stand for, as PROCMAP_QUERY gives them (`linux/fs.h`): 1 read, 2 write, 4 execute, 8 shared.
    /// Higher bits do not matter.
    public static Permissions ofBits(long bits) {
        return new Permissions((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
    }

    /// The bits that stand for them, 0 to 15.
    public int bits() {
        return (read ? 1 : 0) | (write ? 2 : 0) | (execute ? 4 : 0) | (shared ? 8 : 0);
    }

    /// As in `maps`: `r-xp`.
    @Override
    public String toString() {
        return (read ? "r" : "-") + (write ? "w" : "-") + (execute ? "x" : "-") + (shared ? "s" : "p");
    }
}
