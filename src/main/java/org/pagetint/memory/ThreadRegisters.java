package org.pagetint.memory;

import java.util.List;
import java.util.Optional;

/// What is known of a thread's registers.
public sealed interface ThreadRegisters {
    /// The note of the floating-point registers.
    int NT_FPREGSET = 2;

    /// Nothing: the thread was running, or this user may not see them. A core has zeros in their place.
    record None() implements ThreadRegisters {}

    /// Those that the kernel tells of a thread that waits inside it. A core has zeros in place of all others.
    record Partial(BlockedThread blocked) implements ThreadRegisters {}

    /// All of them, read while the thread stood still.
    ///
    /// @param general `elf_gregset_t`
    /// @param others the other sets of registers that the machine has
    /// @param signal `siginfo_t` in the layout of this machine, if the thread stood still because it was about to get
    ///     that signal
    record Complete(ByteText general, List<RegisterSet> others, Optional<ByteText> signal) implements ThreadRegisters {
        public Complete {
            others = List.copyOf(others);
        }

        /// Whether the floating-point registers (NT_FPREGSET) are among them.
        public boolean hasFloating() {
            return others.stream().anyMatch(set -> set.type == NT_FPREGSET);
        }
    }

    /// A set of registers other than the general ones, as PTRACE_GETREGSET gives it, ptrace(2).
    ///
    /// @param type of the note that holds it, `NT_…`
    /// @param owner of that note: `CORE` or `LINUX`
    record RegisterSet(int type, String owner, ByteText content) {}

    /// How much is known.
    default Extent extent() {
        return switch (this) {
            case None _ -> Extent.NONE;
            case Partial _ -> Extent.PARTIAL;
            case Complete _ -> Extent.COMPLETE;
        };
    }

    /// How much is known of the registers of a thread.
    enum Extent {
        /// All of them.
        COMPLETE,
        /// Where it is and the arguments of the system call that it waits in.
        PARTIAL,
        /// Nothing.
        NONE
    }
}
