package org.pagetint.export;

import java.util.Optional;
import org.pagetint.memory.AddressRange;

/// A part of a file of an export, as its manifest names it. Parts do not overlap, and those of one file follow each
/// other in ascending order; what lies between them is zeros, and the file ends with the last one. A stretch of at
/// least a mebibyte of memory that holds nothing (never touched, zeros, unknown) is a part of its own, without a hash:
/// so hashing costs what the touched pages cost.
///
/// @param range its addresses; empty for a header of a core
/// @param file the file it lies in, within the folder of the export; empty when the export is one file
/// @param offset where it begins there, in bytes
/// @param length how many bytes it has there; for a hexdump, those of its text
/// @param sha256 in hexadecimal, of these bytes; empty if they are all zero
record ExportPart(
        Optional<AddressRange> range, Optional<String> file, long offset, long length, Optional<String> sha256) {
    /// Stands for a length that is not known before the file is: the part goes on to the end of the file.
    static final long TO_THE_END = -1;

    /// Whether it has a byte for each address.
    boolean isAsLongAsItsRange() {
        return range.isPresent() && range.get().length() == length;
    }

    /// Where it ends in the file.
    long end() {
        return offset + length;
    }
}
