package org.pagetint.export;

import java.util.List;

/// What verifying an export showed.
///
/// @param complete whether the export itself was complete
/// @param verdicts one for each entry of the manifest
public record Verification(boolean complete, List<RangeVerdict> verdicts) {
    public Verification {
        verdicts = List.copyOf(verdicts);
    }

    /// Whether all bytes are those that were exported.
    public boolean isSame() {
        return verdicts.stream().allMatch(RangeVerdict::isSame);
    }
}
