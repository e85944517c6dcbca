package org.pagetint.export;

import java.util.List;
import java.util.Optional;

/// What a manifest says before it comes to the ranges.
///
/// @param format of the export
/// @param complete false if the process exited before all was read
/// @param sha256 the hash of the whole export ([WholeHash]); empty in manifests of format 1, which leave the headers of
///     a core out, too
/// @param headers parts of a core that are no memory, in ascending order
record ManifestHead(ExportFormat format, boolean complete, Optional<String> sha256, List<ExportPart> headers) {
    ManifestHead {
        headers = List.copyOf(headers);
    }
}
