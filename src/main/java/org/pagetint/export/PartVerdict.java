package org.pagetint.export;

import java.nio.file.Path;
import java.util.Optional;
import org.pagetint.memory.AddressRange;

/// What verifying a part of an export showed.
///
/// @param range its addresses; empty where it is no memory: a header, or what lies between the parts or behind them
/// @param file the file it lies in
/// @param offset where it begins there, in bytes
/// @param finding how the file compares
public record PartVerdict(Optional<AddressRange> range, Path file, long offset, Finding finding) {
    /// How a file compares with its manifest.
    public enum Finding {
        /// The bytes are those that were exported.
        SAME,
        /// The bytes are others.
        DIFFERENT,
        /// The file ends before.
        CUT_OFF,
        /// The file goes on where nothing was exported.
        TOO_LONG,
        /// There is no such file.
        MISSING,
        /// It is no file of the export.
        NOT_EXPORTED
    }
}
