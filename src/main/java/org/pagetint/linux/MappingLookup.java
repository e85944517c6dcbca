package org.pagetint.linux;

import java.util.Optional;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;

/// Finds mappings by address, as of the moment it was made or later. Where the kernel answers no single questions, it
/// lists them all once: that is slow for a process with many, and would be far too slow for each question. Made for one
/// operation.
final class MappingLookup {
    private final Handles handles;
    private final Scratch scratch;
    private Optional<Mappings> list = Optional.empty();

    MappingLookup(Handles handles, Scratch scratch) {
        this.handles = handles;
        this.scratch = scratch;
    }

    /// The mapping that holds `address`, or the first one after it.
    Optional<Mapping> atOrAfter(long address) throws MemoryGone {
        Optional<Mapping> answer = handles.ask(address, scratch);
        if (answer.isPresent()) {
            return answer;
        }
        if (list.isEmpty()) {
            list = Optional.of(handles.mappings());
        }
        return list.get().atOrAfter(address);
    }

    /// Whether `mapping` is there.
    boolean has(Mapping mapping) throws MemoryGone {
        return atOrAfter(mapping.range().start()).filter(mapping::sameAs).isPresent();
    }
}
