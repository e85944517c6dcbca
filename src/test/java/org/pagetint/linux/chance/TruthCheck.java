package org.pagetint.linux.chance;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// What was shown is what `mem` gives. Brings every page in, so it comes last.
final class TruthCheck {
    private static final int PAGE = PlainReader.PAGE;

    private TruthCheck() {}

    /// Compares each page that was fetched.
    static void compare(PlainReader reader, Seen seen, Snapshot snapshot) {
        for (Map.Entry<Long, byte[]> page : seen.pages().entrySet()) {
            long at = page.getKey();
            Optional<byte[]> truth = reader.page(at);
            if (truth.isEmpty() || !agrees(page.getValue(), truth.get(), snapshot, at)) {
                throw new AssertionError("the page at %x, entry %016x in %s, shown as %s, differs from mem at %s"
                        .formatted(
                                at,
                                snapshot.entry(at),
                                snapshot.at(at),
                                seen.runAt(at),
                                truth.map(bytes -> Integer.toString(Arrays.mismatch(bytes, page.getValue())))
                                        .orElse("no byte: it fails")));
            }
        }
    }

    /// The kernel zeroes what lies behind the end of a file in its last page when it writes that page to the disk.
    private static boolean agrees(byte[] shown, byte[] truth, Snapshot snapshot, long at) {
        int differs = Arrays.mismatch(shown, truth);
        if (differs < 0) {
            return true;
        }
        Optional<PlainMapping> mapping = snapshot.at(at).filter(found -> !found.isInMemory());
        Snapshot.FileSize size = mapping.map(
                        found -> snapshot.files().get(found.range().start()))
                .orElse(null);
        if (size == null) {
            return false;
        }
        long offset = mapping.get().offset() + (at - mapping.get().range().start());
        long tail = size.bytes() - offset;
        return tail > 0 && tail <= differs && isZero(truth, (int) tail);
    }

    private static boolean isZero(byte[] page, int from) {
        for (int i = from; i < PAGE; i++) {
            if (page[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
