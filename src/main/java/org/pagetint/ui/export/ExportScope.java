package org.pagetint.ui.export;

import java.util.List;
import org.pagetint.export.ExportFormat;
import org.pagetint.export.Place;
import org.pagetint.memory.AddressRange;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;
import org.pagetint.words.SizeText;

/// What a person wants to export.
///
/// @param ranges its addresses, at least one
/// @param whole whether that is the whole process
record ExportScope(List<AddressRange> ranges, boolean whole) {
    private static final Messages TEXT = Messages.of(ExportScope.class);

    /// Several ranges become several files, unless they become one core.
    Place.Kind kind(ExportFormat format) {
        return ranges.size() > 1 && format != ExportFormat.CORE ? Place.Kind.FOLDER : Place.Kind.FILE;
    }

    /// In words: `the whole process: 214 regions, 1.2 GiB of addresses`.
    @Override
    public String toString() {
        String size =
                SizeText.of(ranges.stream().mapToLong(AddressRange::length).sum());
        if (!whole && ranges.size() == 1) {
            AddressRange only = ranges.getFirst();
            return TEXT.text("subject.range", AddressText.of(only.start()), AddressText.of(only.end()), size);
        }
        return TEXT.count(whole ? "subject.whole" : "subject.regions", ranges.size(), size);
    }
}
