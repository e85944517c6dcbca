package org.pagetint.linux.proc;

import org.pagetint.memory.Mappings;

/// The mappings of this program itself.
public final class OwnMaps {
    private OwnMaps() {}

    /// As they are now; none where they cannot be read.
    public static Mappings read(ProcRoot root) {
        return ProcFiles.readIfPossible(root.path().resolve("self/maps"))
                .map(MapsFile::parse)
                .orElseGet(Mappings::none);
    }
}
