package org.pagetint.memory;

/// What the process may do with a mapping: the `rwxp` field of `maps`, proc(5).
///
/// @param shared true for `s`: writes reach the file or the other processes; false for `p`: copied on write
public record Permissions(boolean read, boolean write, boolean execute, boolean shared) {
    /// As in `maps`: `r-xp`.
    @Override
    public String toString() {
        return (read ? "r" : "-") + (write ? "w" : "-") + (execute ? "x" : "-") + (shared ? "s" : "p");
    }
}
