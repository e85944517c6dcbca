package org.pagetint.export;

import java.util.Optional;
import org.pagetint.memory.AddressRange;

/// A part of an export as its manifest names it. Entries tile what was exported. A stretch of at least a mebibyte that holds
/// nothing (never touched, zeros, unknown) is an entry of its own, without a hash: so `sha256` is always that of all bytes of the
/// entry as they lie in the file, and hashing costs what the touched pages cost.
///
/// @param range its addresses
/// @param file the file it lies in, within the folder of the export; empty when the export is one file
/// @param fileOffset where it begins there, in bytes; for a hexdump, where its text begins
/// @param sha256 in hexadecimal, of its bytes in the file; for a hexdump, of its text. Empty if the file holds zeros only there
record RangeEntry(AddressRange range, Optional<String> file, long fileOffset, Optional<String> sha256) {}
