package org.pagetint.linux.child;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Knows every page that [FlipLoop] ever lays down.
public final class Flips {
    /// So many pages belong to a loop; only the first one is looked at.
    public static final int PAGES = FlipLoop.MOST_PAGES;

    private static final int PAGE = 4096;

    /// One of those pages.
    ///
    /// @param kind 0 and 1: of the first and the second file; 2: memory
    /// @param slot which page of the file
    public record Laid(int kind, long slot) {}

    private final Map<Long, Laid> byFirstWord = new HashMap<>();

    /// Those of a loop with so many slots.
    public Flips(int slots) {
        for (int kind = 0; kind < 3; kind++) {
            for (long slot = 0; slot < slots; slot++) {
                byFirstWord.put(Pattern.word(FlipLoop.seed(kind), slot * PAGE), new Laid(kind, slot));
            }
        }
    }

    /// What a page of `kind` holds in a turn.
    public static byte[] content(int kind, long slot) {
        return FlipLoop.content(kind, slot);
    }

    /// Which one this is; empty if not every byte is of the same one.
    public Optional<Laid> find(byte[] page) {
        long first = 0;
        for (int i = 7; i >= 0; i--) {
            first = (first << 8) | (page[i] & 0xff);
        }
        return Optional.ofNullable(byFirstWord.get(first))
                .filter(laid -> Arrays.equals(page, FlipLoop.content(laid.kind(), laid.slot())));
    }
}
