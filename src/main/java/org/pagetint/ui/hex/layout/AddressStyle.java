package org.pagetint.ui.hex.layout;

/// What the first column counts.
public enum AddressStyle {
    /// The address in the process.
    ADDRESS,
    /// Bytes since the start of the region.
    REGION_OFFSET,
    /// Where the byte stands in the mapped file; nothing for memory without a file.
    FILE_OFFSET
}
