package org.pagetint.linux;

import org.pagetint.memory.Mappings;

/// The mappings of this program itself.
final class OwnMaps {
    private OwnMaps() {}

    /// As they are now; none where they cannot be read.
    static Mappings read(ProcRoot root) {
        return ProcFiles.readIfPossible(root.path().resolve("self/maps"))
                .map(MapsFile::parse)
                .orElseGet(Mappings::none);
    }
}
