package org.pagetint.memory;

/// Carries a [StopRefusal] up to whoever shows it. Has no stack trace of interest.
public final class StopRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final StopRefusal refusal;

    public StopRefusedException(StopRefusal refusal) {
        super(refusal.toString(), null, false, false);
        this.refusal = refusal;
    }

    /// Why.
    public StopRefusal refusal() {
        return refusal;
    }
}
