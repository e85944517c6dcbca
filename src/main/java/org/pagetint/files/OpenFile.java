package org.pagetint.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.OptionalLong;

/// An open regular file: what is read and written is this file, whatever becomes of its name. The channel may be used
/// by any thread, the rest by one.
public interface OpenFile extends AutoCloseable {
    /// Reads it, and writes it if it was created.
    FileChannel channel();

    /// Writes it past the page cache (O_DIRECT, open(2)); empty if the file system cannot. To be closed by the caller.
    Optional<FileChannel> uncached();

    /// What is known of it now.
    FileFacts facts() throws IOException;

    /// Makes it `length` bytes long, without taking space for what is added (ftruncate(2)).
    void setLength(long length) throws IOException;

    /// Where the next byte lies, at or after `offset`, that is not surely in a hole; empty if there is none (lseek(2),
    /// SEEK_DATA).
    ///
    /// @param offset bytes from the beginning of the file
    OptionalLong dataAtOrAfter(long offset) throws IOException;

    /// Locks it until it is closed or the program ends (flock(2)).
    ///
    /// @return false if another program has it locked, or if this file system knows no locks
    boolean lock();

    @Override
    void close() throws IOException;
}
