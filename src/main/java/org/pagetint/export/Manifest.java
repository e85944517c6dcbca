package org.pagetint.export;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageSize;
import org.pagetint.process.ProcessInfo;

/// What lies beside an export and says what it is.
///
/// @param process whose memory it was
/// @param exportedAt when it was begun
/// @param complete false if the process exited before all was read
/// @param regions those that were exported, or a part of them, as they were when it was begun
/// @param headers parts of the file that are no memory
/// @param ranges its memory
/// @param registers what a core has of the threads' registers; empty for other formats
/// @param runs every page that was exported
record Manifest(
        ProcessInfo process,
        Instant exportedAt,
        PageSize pageSize,
        ExportFormat format,
        boolean complete,
        List<Mapping> regions,
        List<ExportPart> headers,
        List<ExportPart> ranges,
        Optional<RegisterReport> registers,
        RunLog runs,
        Coverage coverage,
        Disturbance disturbance) {
    /// The hash of the whole export: see [WholeHash].
    String sha256() {
        WholeHash hash = new WholeHash();
        if (headers.isEmpty()) {
            ranges.forEach(hash::add);
        } else { // It is a core: one file.
            Stream.concat(headers.stream(), ranges.stream())
                    .sorted(Comparator.comparingLong(ExportPart::offset))
                    .forEach(hash::add);
        }
        return hash.hex();
    }
}
