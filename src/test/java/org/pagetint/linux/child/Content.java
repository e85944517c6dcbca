package org.pagetint.linux.child;

/// What the process sees in the pages of a range, told by their distance from its start.
@FunctionalInterface
public interface Content {
    /// Nothing but zeros.
    Content ZEROS = (_, length) -> new byte[length];

    /// The `length` bytes that stand `offset` bytes after the start of the range.
    byte[] at(long offset, int length);

    /// The [Pattern] of this seed, `offset` being the position.
    static Content pattern(long seed) {
        return (offset, length) -> Pattern.bytes(seed, offset, length);
    }

    /// This content, but what stands at the start of the range stands at `position` of this.
    default Content from(long position) {
        return (offset, length) -> at(position + offset, length);
    }

    /// This content up to `end` bytes after the start of the range, and zeros from there.
    default Content until(long end) {
        return (offset, length) -> {
            byte[] bytes = at(offset, length);
            for (long i = Math.max(0, end - offset); i < length; i++) {
                bytes[(int) i] = 0;
            }
            return bytes;
        };
    }

    /// This content with `bytes` over it, `place` bytes after the start of the range.
    default Content with(long place, byte[] bytes) {
        return (offset, length) -> {
            byte[] all = at(offset, length);
            for (int i = 0; i < bytes.length; i++) {
                long index = place + i - offset;
                if (index >= 0 && index < length) {
                    all[(int) index] = bytes[i];
                }
            }
            return all;
        };
    }
}
