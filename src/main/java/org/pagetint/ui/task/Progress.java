package org.pagetint.ui.task;

/// How long work says how far it is, and learns that it is no longer wanted. Any thread may call.
public interface Progress {
    /// `done` of `total` (bytes or pieces, both at least 0); `message` says it in words.
    void update(long done, long total, String message);

    /// Whether the person has cancelled: return soon, with what there is.
    boolean isCancelled();
}
