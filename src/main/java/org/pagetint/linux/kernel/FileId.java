package org.pagetint.linux.kernel;

import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;

/// What tells one file from all others: the device it lies on, and its number there (unsigned).
public record FileId(Device device, long inode) {
    /// Of the file behind `mapping`, by the numbers that `maps` shows.
    public static FileId of(Mapping mapping) {
        return new FileId(mapping.device(), mapping.inode());
    }
}
