package org.pagetint.cli;

/// Standard output cannot be written.
final class OutputFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean closed;

    /// @param message what the system says
    /// @param closed whether nobody reads it any more
    OutputFailedException(String message, boolean closed) {
        super(message, null, false, false);
        this.closed = closed;
    }

    /// Whether whoever read it has left, as `head` does: nothing that anybody need be told.
    boolean isClosed() {
        return closed;
    }
}
