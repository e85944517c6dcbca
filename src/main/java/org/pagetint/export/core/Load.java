package org.pagetint.export.core;

import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Permissions;

/// Memory in a core: a segment (PT_LOAD, elf(5)) if its bytes are known, an unused header (PT_NULL) if not.
///
/// @param range whole pages
/// @param offset where its bytes lie in the file
/// @param known whether they do; if not, the header says only that something is mapped there
/// @param permissions what the process may do there
public record Load(AddressRange range, long offset, boolean known, Permissions permissions) {
    /// This and `next` as one, if that follows at once and is alike.
    public Optional<Load> joined(Load next) {
        boolean follows = range.end() == next.range.start() && known == next.known;
        return follows
                ? Optional.of(new Load(new AddressRange(range.start(), next.range.end()), offset, known, permissions))
                : Optional.empty();
    }
}
