package org.pagetint.ui.hex.layout;

import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.words.AddressText;

/// The texts of the first column.
///
/// @param style what it counts
/// @param region in view
/// @param mappings where the file offsets come from
public record AddressColumn(AddressStyle style, AddressRange region, Mappings mappings) {
    private static final String NO_FILE = "-";

    /// What stands before the row that begins at `address`.
    public String text(long address) {
        return switch (style) {
            case ADDRESS -> AddressText.of(address);
            case REGION_OFFSET -> "+" + offset(address - region.start());
            case FILE_OFFSET ->
                mappings.at(address)
                        .filter(AddressColumn::hasFile)
                        .map(mapping -> "@" + offset(mapping.fileOffset(address)))
                        .orElseGet(() -> " ".repeat(cells() - 1) + NO_FILE);
        };
    }

    /// How many characters all texts of the region have.
    public int cells() {
        return switch (style) {
            case ADDRESS -> AddressText.of(region.end() - 1).length();
            case REGION_OFFSET, FILE_OFFSET -> AddressText.of(0).length() + 1;
        };
    }

    private static boolean hasFile(Mapping mapping) {
        return mapping.hasFile();
    }

    private String offset(long offset) {
        String text = AddressText.of(offset);
        return text.substring(Math.max(0, text.length() - cells() + 1));
    }
}
