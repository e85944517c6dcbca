package org.pagetint.process;

/// Carries a [ProcessFailure] up to whoever shows it. Checked, so that nobody forgets; has no stack trace of interest,
/// so that throwing costs little.
public final class ProcessFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ProcessFailure failure;

    public ProcessFailedException(ProcessFailure failure) {
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    /// What went wrong.
    public ProcessFailure failure() {
        return failure;
    }
}
