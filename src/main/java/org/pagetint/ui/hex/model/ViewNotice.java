package org.pagetint.ui.hex.model;

import org.pagetint.memory.AddressRange;
import org.pagetint.process.ProcessFailure;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;
import org.pagetint.words.SizeText;

/// Why what is shown is not, or not wholly, what is in memory now.
public sealed interface ViewNotice {
    /// What a person reads of it.
    default Explanation words() {
        Messages text = Messages.of(ViewNotice.class);
        return switch (this) {
            case Ended(var failure) -> Explanation.of(failure);
            case Vanished() -> new Explanation(text.text("notice.vanished"), text.text("notice.vanished.remedy"), "");
            case Shrunk(AddressRange left) ->
                new Explanation(
                        text.text("notice.shrunk", SizeText.of(left.length())), text.text("notice.shrunk.remedy"), "");
            case NotAnswering(var failure) -> Explanation.of(failure);
        };
    }

    /// The process is gone, or may not be read any more. What was read stays.
    record Ended(ProcessFailure failure) implements ViewNotice {}

    /// Nothing is mapped in the region any more.
    record Vanished() implements ViewNotice {}

    /// Only a part of the region is mapped now.
    ///
    /// @param left what the mapping at the region's start has now
    record Shrunk(AddressRange left) implements ViewNotice {}

    /// A read has not come back for two seconds. Everything else stays usable.
    record NotAnswering(ProcessFailure failure) implements ViewNotice {}
}
