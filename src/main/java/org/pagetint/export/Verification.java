package org.pagetint.export;

import java.util.List;

/// What verifying an export showed.
///
/// @param complete whether the export itself was complete
/// @param parts how many entries the manifest has
/// @param verdicts one for each of them, or for the first ones if the person has cancelled
public record Verification(boolean complete, int parts, List<RangeVerdict> verdicts) {
    public Verification {
        verdicts = List.copyOf(verdicts);
    }

    /// Whether all was compared.
    public boolean isFinished() {
        return verdicts.size() == parts;
    }

    /// Whether all bytes that were compared are those that were exported.
    public boolean isSame() {
        return verdicts.stream().allMatch(RangeVerdict::isSame);
    }
}
