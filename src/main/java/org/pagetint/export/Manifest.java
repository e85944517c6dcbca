package org.pagetint.export;

import java.time.Instant;
import java.util.List;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.PageSize;
import org.pagetint.process.ProcessInfo;

/// What lies beside an export and says what it is.
///
/// @param process whose memory it was
/// @param exportedAt when it was begun
/// @param complete false if the process exited before all was read
/// @param runs every page that was exported
record Manifest(
        ProcessInfo process,
        Instant exportedAt,
        PageSize pageSize,
        ExportFormat format,
        boolean complete,
        List<RangeEntry> ranges,
        RunLog runs,
        Coverage coverage,
        Disturbance disturbance) {}
