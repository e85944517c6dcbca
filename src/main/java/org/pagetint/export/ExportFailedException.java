package org.pagetint.export;

import org.pagetint.process.ProcessFailedException;

/// Carries an [ExportFailure] up to whoever shows it. Has no stack trace of interest.
public final class ExportFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ExportFailure failure;

    public ExportFailedException(ExportFailure failure) {
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    ExportFailedException(ProcessFailedException failed) {
        this(new ExportFailure.OfProcess(failed.failure()));
    }

    /// What went wrong.
    public ExportFailure failure() {
        return failure;
    }
}
