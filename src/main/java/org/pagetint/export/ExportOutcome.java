package org.pagetint.export;

import java.time.Duration;
import java.util.Optional;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.Disturbance;

/// What an export did.
///
/// @param place where it lies
/// @param format what it looks like
/// @param complete false if the process exited meanwhile and what was read was kept
/// @param coverage where the bytes came from, and which are unknown, by reason
/// @param disturbance how the counters of the process moved meanwhile; nothing if it is gone
/// @param registers what a core has of the threads' registers; empty for other formats
/// @param contentBytes bytes written, holes and the manifest left out
/// @param elapsed how long it took
public record ExportOutcome(
        Place place,
        ExportFormat format,
        boolean complete,
        Coverage coverage,
        Disturbance disturbance,
        Optional<RegisterReport> registers,
        long contentBytes,
        Duration elapsed) {}
