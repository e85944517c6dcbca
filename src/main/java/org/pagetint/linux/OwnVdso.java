package org.pagetint.linux;

import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;

/// Our own vdso, vdso(7): the kernel maps the same pages into every process of the same kind.
final class OwnVdso {
    private final Optional<AddressRange> range;

    OwnVdso(ProcRoot root) {
        range = OwnMaps.read(root).list().stream()
                .filter(mapping -> mapping.name() instanceof MappingName.Vdso)
                .map(Mapping::range)
                .findFirst();
    }

    /// Where our own lies, if it is as long as `mapping`; a process of another kind (32 bits) has another one.
    Optional<AddressRange> like(Mapping mapping) {
        return range.filter(own -> own.length() == mapping.range().length());
    }
}
