package org.pagetint.linux.chance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.pagetint.linux.View;
import org.pagetint.memory.AddressRange;

/// How a layout is looked at: which parts, in what pieces, and with what the kernel is said to offer. Follows from
/// the seed.
///
/// @param windows what is fetched, in ascending order: all of a small layout; of a large one what exists, and some of
///     the rest
/// @param random for further choices
record Plan(View view, AddressRange range, List<AddressRange> windows, Random random) {
    private static final int PAGE = PlainReader.PAGE;
    private static final long SMALL_PAGES = 12_000;
    private static final long MOST_WINDOWS = 200;
    private static final List<View> VIEWS = View.all();

    static Plan of(long seed, AddressRange range, Snapshot snapshot) {
        Random random = new Random(~seed);
        // Two of three with everything that this kernel has: that is what people get.
        View view = random.nextInt(3) > 0 ? View.full() : VIEWS.get(random.nextInt(VIEWS.size()));
        List<AddressRange> windows =
                range.length() / PAGE <= SMALL_PAGES ? List.of(range) : windows(range, snapshot, random);
        return new Plan(view, range, windows, random);
    }

    private static List<AddressRange> windows(AddressRange range, Snapshot snapshot, Random random) {
        List<AddressRange> windows = new ArrayList<>();
        long span = SMALL_PAGES / MOST_WINDOWS * PAGE;
        long end = range.start();
        for (PlainMapping mapping : snapshot.mappings()) {
            long[] entries = Objects.requireNonNull(
                    snapshot.entries().get(mapping.range().start()));
            for (int page = 0; page < entries.length && windows.size() < MOST_WINDOWS; page++) {
                long at = mapping.range().start() + (long) page * PAGE;
                boolean wanted = entries[page] != 0 || random.nextInt(entries.length) < 5;
                if (wanted && at >= end) {
                    long start = Math.max(end, at - random.nextInt(8) * (long) PAGE);
                    end = Math.min(at + span, range.end());
                    windows.add(new AddressRange(start, end));
                }
            }
        }
        return windows;
    }

    /// How many bytes one fetch gets at most: from a page to four mebibytes.
    long capacity() {
        return (long) PAGE << random.nextInt(11);
    }

    /// Some pages of a window.
    AddressRange somewhere() {
        AddressRange window = windows.get(random.nextInt(windows.size()));
        long pages = window.length() / PAGE;
        long first = (long) (random.nextDouble() * pages);
        long count = 1 + (long) (random.nextDouble() * Math.min(pages - first, 600));
        return AddressRange.ofLength(window.start() + first * PAGE, Math.min(count, pages - first) * PAGE);
    }
}
