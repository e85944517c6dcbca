package org.pagetint.memory;

import java.util.List;

/// What a core says of a process besides its memory.
///
/// @param machine what it runs on
/// @param ids its numbers
/// @param name the short name of `comm`
/// @param arguments the command line, arguments joined by spaces
/// @param state the letter of its `stat`
/// @param flags the kernel's `PF_…` flags
/// @param nice its nice value
/// @param userId its real user, unsigned
/// @param groupId its real group, unsigned
/// @param auxiliaryVector the bytes of `auxv`, proc(5); empty if this user may not see it
/// @param threads those that have not ended, the first thread first
public record CoreFacts(
        Machine machine,
        Ids ids,
        ByteText name,
        ByteText arguments,
        char state,
        long flags,
        int nice,
        int userId,
        int groupId,
        ByteText auxiliaryVector,
        List<ThreadFacts> threads) {
    /// The numbers of a process.
    ///
    /// @param process its own
    /// @param parent its parent's
    /// @param group that of its process group
    /// @param session that of its session
    public record Ids(int process, int parent, int group, int session) {}

    public CoreFacts {
        threads = List.copyOf(threads);
    }

    /// The same process with these threads.
    public CoreFacts with(List<ThreadFacts> others) {
        return new CoreFacts(
                machine, ids, name, arguments, state, flags, nice, userId, groupId, auxiliaryVector, others);
    }
}
