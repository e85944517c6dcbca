package org.pagetint.linux.chance;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;

/// Known bytes in a row, with nothing known before and behind them.
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record Stretch(long start, byte[] bytes) {
    private static final int PAGE = PlainReader.PAGE;

    /// Of a longer row of pages that hold nothing but zeros, so many are kept at either end: no match that is looked
    /// for here is so long.
    private static final int ZEROS_KEPT = 3;

    /// All that was seen, long rows of zeros cut in their middle.
    static List<Stretch> of(Seen seen) {
        List<Stretch> stretches = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long start = 0;
        long end = 0;
        for (Map.Entry<Long, byte[]> page : seen.pages().entrySet()) {
            long at = page.getKey();
            boolean cut = isInLongRow(seen, at);
            if (bytes.size() > 0 && (at != end || cut)) {
                stretches.add(new Stretch(start, bytes.toByteArray()));
                bytes.reset();
            }
            if (!cut) {
                start = bytes.size() == 0 ? at : start;
                bytes.writeBytes(page.getValue());
                end = at + PAGE;
            }
        }
        if (bytes.size() > 0) {
            stretches.add(new Stretch(start, bytes.toByteArray()));
        }
        return stretches;
    }

    private static boolean isInLongRow(Seen seen, long at) {
        PageRun run = seen.runAt(at);
        return isZero(run)
                && at - run.range().start() >= ZEROS_KEPT * PAGE
                && run.range().end() - at > ZEROS_KEPT * PAGE;
    }

    /// Whether pages are known to be zero because nobody has written them.
    static boolean isZero(PageRun run) {
        return run.origin() == ByteOrigin.ZERO_FILL || run.state() == PageState.ZERO_PAGE;
    }

    /// Where it ends.
    long end() {
        return start + bytes.length;
    }
}
