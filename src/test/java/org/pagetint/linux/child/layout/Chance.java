package org.pagetint.linux.child.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What a layout leaves to chance: sizes, runs and bytes. The same seed gives the same.
final class Chance {
    /// Pages from `first` on.
    record Run(long first, long count) {}

    private static final int LONGEST_RUN = 5;
    private static final int FAR = 64;

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /// A number from `low` to `high`, both included.
    long between(long low, long high) {
        return low + (long) (random.nextDouble() * (high - low + 1));
    }

    /// True once in `times`.
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /// One of these.
    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// Some runs of `pages` pages: every second page, runs of 1 to 5 pages near to each other or far apart, one run,
    /// or all.
    List<Run> runs(long pages) {
        if (pages == 0) {
            return List.of();
        }
        return switch (random.nextInt(8)) {
            case 0 -> List.of(new Run(0, pages));
            case 1 -> oneRun(pages);
            case 2, 3 -> runs(pages, 1, 1);
            case 4 -> runs(pages, LONGEST_RUN, FAR);
            default -> runs(pages, LONGEST_RUN, LONGEST_RUN);
        };
    }

    /// The same, but not more than some.
    List<Run> fewRuns(long pages, int most) {
        List<Run> runs = runs(pages);
        if (runs.size() <= most) {
            return runs;
        }
        int from = random.nextInt(runs.size() - most);
        return runs.subList(from, from + most);
    }

    private List<Run> oneRun(long pages) {
        long first = between(0, pages - 1);
        return List.of(new Run(first, between(1, pages - first)));
    }

    private List<Run> runs(long pages, int longest, int gap) {
        List<Run> runs = new ArrayList<>();
        long at = random.nextInt(gap + 1);
        while (at < pages) {
            long count = Math.min(1 + random.nextInt(longest), pages - at);
            runs.add(new Run(at, count));
            at += count + 1 + random.nextInt(gap);
        }
        return runs;
    }

    /// Bytes as programs have them: noise, text in one or two bytes a character, few bytes in many zeros, or zeros
    /// alone.
    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 -> scatter(bytes);
            case 2, 3 -> text(bytes, 0, 1);
            case 4 -> text(bytes, random.nextInt(2), 2);
            default -> random.nextBytes(bytes);
        }
        return bytes;
    }

    private void scatter(byte[] bytes) {
        for (int at = random.nextInt(bytes.length); at < bytes.length; at += 1 + random.nextInt(1000)) {
            bytes[at] = (byte) (1 + random.nextInt(255));
        }
    }

    /// Words of printable characters; now and then a word has thousands of them.
    private void text(byte[] bytes, int from, int step) {
        int left = 0;
        for (int at = from; at < bytes.length; at += step) {
            if (left == 0) {
                left = oneIn(20) ? random.nextInt(3 * (int) Layout.PAGE) : 1 + random.nextInt(24);
                bytes[at] = (byte) (random.nextInt(40) - 8);
            } else {
                bytes[at] = (byte) (' ' + random.nextInt('~' - ' ' + 1));
                left--;
            }
        }
    }
}
