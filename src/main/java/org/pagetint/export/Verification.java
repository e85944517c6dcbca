package org.pagetint.export;

import java.util.List;

/// What verifying an export showed.
///
/// @param complete whether the export itself was complete
/// @param whole whether the manifest stands for every byte; those of earlier versions leave out the headers of a core
/// @param finished whether all was compared; false if the person has cancelled
/// @param parts how many parts the manifest has
/// @param compared how many of them were compared
/// @param differing how many differences there are
/// @param differences the first thousand of them
public record Verification(
        boolean complete,
        boolean whole,
        boolean finished,
        long parts,
        long compared,
        long differing,
        List<PartVerdict> differences) {
    public Verification {
        differences = List.copyOf(differences);
    }

    /// Whether all bytes that were compared are those that were exported.
    public boolean isSame() {
        return differing == 0;
    }
}
