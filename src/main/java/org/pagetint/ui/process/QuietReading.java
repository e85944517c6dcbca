package org.pagetint.ui.process;

import org.pagetint.memory.Disturbance;

/// How the counters of a process moved since it was opened, and by how much that could be Pagetint.
///
/// @param sinceOpening what moved since then, whoever did it
/// @param whileReading what moved while Pagetint was reading: the most that can be its doing. What the process did by
///     itself
///     in those moments is in it too
public record QuietReading(Disturbance sinceOpening, Disturbance whileReading) {
    /// Nothing measured yet.
    public static final QuietReading NONE = new QuietReading(Disturbance.NONE, Disturbance.NONE);
}
