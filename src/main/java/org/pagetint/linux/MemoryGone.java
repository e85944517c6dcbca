package org.pagetint.linux;

/// The memory that our descriptors were opened on is gone: the process has exited, or runs another program (execve(2)).
/// Who catches it finds out which. Says nothing else, so it has no message and no trace.
final class MemoryGone extends Exception {
    private static final long serialVersionUID = 1L;

    MemoryGone() {
        super(null, null, false, false);
    }
}
