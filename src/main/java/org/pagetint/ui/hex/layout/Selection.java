package org.pagetint.ui.hex.layout;

import org.pagetint.memory.AddressRange;

/// The cursor and what is selected: the bytes from `anchor` to `cursor`, both inclusive, in either direction. Costs the
/// same for one byte and for terabytes.
///
/// @param anchor where selecting began, unsigned
/// @param cursor the byte the cursor is on, unsigned
public record Selection(long anchor, long cursor) {
    /// One byte.
    public static Selection at(long address) {
        return new Selection(address, address);
    }

    /// All bytes of `range`, which is not empty, with the cursor on its first byte so that it stays in sight.
    public static Selection of(AddressRange range) {
        return new Selection(range.end() - 1, range.start());
    }

    /// The selected bytes; never empty.
    public AddressRange range() {
        return Long.compareUnsigned(anchor, cursor) <= 0
                ? new AddressRange(anchor, cursor + 1)
                : new AddressRange(cursor, anchor + 1);
    }

    /// Whether more than the byte under the cursor is selected.
    public boolean isMany() {
        return anchor != cursor;
    }

    /// The same anchor with another cursor.
    public Selection extendedTo(long address) {
        return new Selection(anchor, address);
    }
}
