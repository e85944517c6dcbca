package org.pagetint.export;

import java.nio.file.Path;
import org.pagetint.memory.AddressRange;

/// What verifying one entry of a manifest showed.
///
/// @param range its addresses
/// @param file the file it lies in
/// @param finding how the file compares
public record RangeVerdict(AddressRange range, Path file, Finding finding) {
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
        MISSING
    }

    /// Whether the bytes are those that were exported.
    public boolean isSame() {
        return finding == Finding.SAME;
    }
}
