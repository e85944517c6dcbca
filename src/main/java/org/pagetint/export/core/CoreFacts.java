package org.pagetint.export.core;

import java.util.List;
import org.pagetint.memory.ByteText;

/// What a core says of a process besides its memory.
///
/// @param machine what it runs on
/// @param name the short name of `comm`
/// @param arguments the command line, arguments joined by spaces
/// @param state the letter of its `stat`
/// @param flags the kernel's `PF_…` flags
/// @param nice its nice value
/// @param userId its real user
/// @param groupId its real group
/// @param auxiliaryVector the bytes of `auxv`, proc(5); empty if this user may not see it
/// @param threads the first thread first
public record CoreFacts(
        Machine machine,
        ByteText name,
        ByteText arguments,
        char state,
        long flags,
        int nice,
        int userId,
        int groupId,
        ByteText auxiliaryVector,
        List<ThreadFacts> threads) {
    public CoreFacts {
        threads = List.copyOf(threads);
    }
}
