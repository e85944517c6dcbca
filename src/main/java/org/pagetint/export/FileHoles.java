package org.pagetint.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Knows where a file has holes, so that nobody has to read a terabyte of them.
@FunctionalInterface
public interface FileHoles {
    /// For where nothing of the kind is known: every byte may be data.
    FileHoles UNKNOWN = (_, offset) -> OptionalLong.of(offset);

    /// Where the next byte lies, at or after `offset`, that is not surely in a hole; empty if there is none (lseek(2), SEEK_DATA).
    ///
    /// @param offset bytes from the beginning of the file
    OptionalLong dataAtOrAfter(Path file, long offset) throws IOException;
}
