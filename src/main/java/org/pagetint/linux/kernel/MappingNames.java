package org.pagetint.linux.kernel;

import org.pagetint.memory.ByteText;
import org.pagetint.memory.MappingName;

/// Tells names of mappings apart; proc(5), *`/proc/pid/maps`*.
public final class MappingNames {
    private static final String ANONYMOUS = "[anon:";
    /// No name at all, as most have in a process with very many mappings.
    public static final MappingName UNNAMED = new MappingName.Unnamed();

    private MappingNames() {}

    /// The name that these bytes are: a path only if they begin with `/`.
    public static MappingName of(ByteText text) {
        String name = text.latin1();
        if (name.isEmpty()) {
            return UNNAMED;
        }
        if (name.charAt(0) == '/') {
            return new MappingName.FilePath(text);
        }
        if (name.startsWith(ANONYMOUS) && name.endsWith("]")) {
            return new MappingName.Anonymous(new ByteText(name.substring(ANONYMOUS.length(), name.length() - 1)));
        }
        return switch (name) {
            case "[heap]" -> new MappingName.Heap();
            case "[stack]" -> new MappingName.Stack();
            case "[vdso]" -> new MappingName.Vdso();
            default -> new MappingName.Other(text);
        };
    }
}
