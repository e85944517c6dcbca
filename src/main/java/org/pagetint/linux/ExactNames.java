package org.pagetint.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.Mappings;

/// Tells a line feed in the name of a file, which `maps` writes as `\012`, from these four characters, which it writes
/// alike. PROCMAP_QUERY gives the name as it is. A kernel without it leaves the name as `maps` has it.
final class ExactNames {
    private static final String ESCAPED = "\\012";

    private ExactNames() {}

    /// These mappings, each with the name that its file has.
    static Mappings of(Mappings mappings, Handles open, Scratch scratch) throws MemoryGone {
        if (mappings.list().stream().noneMatch(ExactNames::isDoubtful)) {
            return mappings;
        }
        List<Mapping> exact = new ArrayList<>(mappings.list().size());
        for (Mapping mapping : mappings.list()) {
            exact.add(
                    isDoubtful(mapping)
                            ? choose(mapping, open.ask(mapping.range().start(), scratch))
                            : mapping);
        }
        return new Mappings(exact, mappings.malformedLines());
    }

    private static boolean isDoubtful(Mapping mapping) {
        return mapping.name() instanceof MappingName.FilePath(ByteText path)
                && path.latin1().contains(ESCAPED);
    }

    /// The mapping as the kernel answered for it, if it still is the same and its name is what `maps` made of it.
    static Mapping choose(Mapping written, Optional<Mapping> answered) {
        return answered.filter(written::sameAs)
                .filter(answer -> escaped(answer).equals(escaped(written)))
                .orElse(written);
    }

    private static String escaped(Mapping mapping) {
        return mapping.name() instanceof MappingName.FilePath(ByteText path)
                ? path.latin1().replace("\n", ESCAPED)
                : "";
    }
}
