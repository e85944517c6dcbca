package org.pagetint.process;

import java.nio.file.Path;

/// Which memory it is: tells it apart from any other, and from a later one of the same name.
public sealed interface MemoryId permits ProcessId, MemoryId.InFile, MemoryId.Via {

    /// The memory that a file holds: a core file, a snapshot.
    ///
    /// @param file as it was named
    record InFile(Path file) implements MemoryId {}

    /// A memory that a reader elsewhere looks at: with administrator's rights, on another machine, in a container.
    ///
    /// @param reader as it was named
    /// @param there what that reader calls the memory; no reader asks another one
    record Via(String reader, MemoryId there) implements MemoryId {
        public Via {
            if (there instanceof Via) {
                throw new IllegalArgumentException("a reader behind a reader: " + there);
            }
        }
    }
}
