package org.pagetint.search;

import java.time.Duration;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.Mappings;

/// What a search did.
///
/// @param ending how it ended
/// @param matches those kept
/// @param found how many there were, kept or only counted
/// @param mappings the regions of the process when it started
/// @param coverage what of the scope was searched, and what not, with the reasons. Known zeros count as searched
/// @param disturbance how the counters of the process moved meanwhile; nothing if it is gone
/// @param elapsed how long it took
public record SearchOutcome(
        Ending ending,
        Matches matches,
        long found,
        Mappings mappings,
        Coverage coverage,
        Disturbance disturbance,
        Duration elapsed) {
    /// The same of a search that somebody broke off before all that it found could be shown.
    public SearchOutcome brokenOff() {
        return new SearchOutcome(new Ending.Cancelled(), matches, found, mappings, coverage, disturbance, elapsed);
    }

    /// Whether all of the scope was looked at, as far as it can be read.
    public boolean isComplete() {
        return ending instanceof Ending.Complete;
    }
}
