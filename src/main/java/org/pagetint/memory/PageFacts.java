package org.pagetint.memory;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// All that is known of one page, for the card that the window shows.
///
/// @param page the page as a run of one
/// @param mapping where it lies, if a mapping is there
/// @param flags the facts of the pagemap that hold
/// @param untracked the facts that this kernel does not keep: that they do not hold says nothing
/// @param fileOffset where in the file the page stands, in bytes, unsigned; absent without a file
public record PageFacts(
        PageRun page,
        Optional<Mapping> mapping,
        Set<PageFlag> flags,
        Set<PageFlag> untracked,
        OptionalLong fileOffset) {
    public PageFacts {
        flags = copy(flags);
        untracked = copy(untracked);
    }

    private static Set<PageFlag> copy(Set<PageFlag> flags) {
        EnumSet<PageFlag> copy = EnumSet.noneOf(PageFlag.class);
        copy.addAll(flags);
        return Collections.unmodifiableSet(copy);
    }
}
