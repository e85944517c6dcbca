package org.pagetint.linux;

import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.pagetint.linux.proc.AuxiliaryVector;
import org.pagetint.linux.proc.OwnMaps;
import org.pagetint.linux.proc.ProcRoot;
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

    /// Where our own lies; empty if there is none.
    Optional<AddressRange> range() {
        return range;
    }

    /// Where our own lies, if `mapping` is of the same kind: equally long, and of a process whose words are as wide as
    /// ours. The vdso of a 32-bit process can have the same length, and other code.
    ///
    /// @param folder descriptor of the folder of that process in `/proc`
    Optional<AddressRange> like(Mapping mapping, int folder) {
        return range.filter(own -> own.length() == mapping.range().length() && hasWordsLikeOurs(folder));
    }

    private static boolean hasWordsLikeOurs(int folder) {
        byte[] vector = AuxiliaryVector.read(folder);
        return ValueLayout.ADDRESS.byteSize() == Long.BYTES && vector.length > 0 && !AuxiliaryVector.isNarrow(vector);
    }
}
