package org.pagetint.memory;

/// The last field of a `maps` line, proc(5).
public sealed interface MappingName {
    /// The name to the byte, as `maps` would have it if it escaped nothing.
    default ByteText text() {
        return switch (this) {
            case FilePath(ByteText path) -> path;
            case Anonymous(ByteText label) -> new ByteText("[anon:" + label.latin1() + "]");
            case Other(ByteText other) -> other;
            case Unnamed _, Heap _, Stack _, Vdso _ -> ByteText.ofUtf8(toString());
        };
    }

    /// No name: memory without a file.
    record Unnamed() implements MappingName {
        @Override
        public String toString() {
            return "";
        }
    }

    /// A path: the field begins with `/`. The kernel appends ` (deleted)` for a file without a name; a name can also
    /// truly end so, so the text alone never decides.
    record FilePath(ByteText path) implements MappingName {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /// `[heap]`: the memory that brk(2) moves.
    record Heap() implements MappingName {
        @Override
        public String toString() {
            return "[heap]";
        }
    }

    /// `[stack]`: the stack of the first thread.
    record Stack() implements MappingName {
        @Override
        public String toString() {
            return "[stack]";
        }
    }

    /// `[vdso]`: code that the kernel lends to every process, vdso(7).
    record Vdso() implements MappingName {
        @Override
        public String toString() {
            return "[vdso]";
        }
    }

    /// `[anon:NAME]`: private memory without a file, named by the process (`PR_SET_VMA_ANON_NAME`).
    record Anonymous(ByteText label) implements MappingName {
        @Override
        public String toString() {
            return "[anon:" + label + "]";
        }
    }

    /// Any other name: `[vvar]`, `[vsyscall]`, `[anon_shmem:…]`, `anon_inode:…`, or one of a kernel to come.
    record Other(ByteText text) implements MappingName {
        @Override
        public String toString() {
            return text.toString();
        }
    }
}
