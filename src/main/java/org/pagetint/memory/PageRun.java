package org.pagetint.memory;

import java.util.Optional;

/// Consecutive pages with equal state, origin and reason. Never one object for each page.
///
/// @param range whole pages, not empty
/// @param state what the pagemap says
/// @param origin where the bytes come from, or would come from under [ReadPolicy#QUIET]
/// @param reason present exactly if the origin is [ByteOrigin#NONE]
public record PageRun(AddressRange range, PageState state, ByteOrigin origin, Optional<UnknownReason> reason) {
    public PageRun {
        if (range.isEmpty()) {
            throw new IllegalArgumentException("an empty run");
        }
        if (reason.isPresent() != (origin == ByteOrigin.NONE)) {
            throw new IllegalArgumentException(origin + " with reason " + reason);
        }
    }

    /// A run whose bytes are known.
    public static PageRun known(AddressRange range, PageState state, ByteOrigin origin) {
        return new PageRun(range, state, origin, Optional.empty());
    }

    /// A run whose bytes are unknown for this reason.
    public static PageRun unknown(AddressRange range, PageState state, UnknownReason reason) {
        return new PageRun(range, state, ByteOrigin.NONE, Optional.of(reason));
    }

    /// Whether the pages of `other` are like these: equal state, origin and reason.
    public boolean isLike(PageRun other) {
        return state == other.state && origin == other.origin && reason.equals(other.reason);
    }

    /// The same state, origin and reason for other pages.
    public PageRun withRange(AddressRange other) {
        return new PageRun(other, state, origin, reason);
    }
}
