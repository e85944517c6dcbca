package org.pagetint.ui.region;

import java.util.ArrayList;
import java.util.List;
import org.pagetint.memory.BinarySearch;
import org.pagetint.memory.Mapping;

/// Where regions stand on the address map. The gaps between them are folded, and a region's width grows with the
/// logarithm of its pages, so that small ones can be seen beside large ones. Regions too narrow to be seen alone stand
/// together. Pure.
///
/// @param stretches from left to right
/// @param width of all of them, in pixels
record MapLayout(List<Stretch> stretches, double width) {
    private static final double NARROWEST = 2;
    private static final double REGION_WEIGHT = 1.5;
    private static final double NEAR_GAP_WEIGHT = 0.3;
    private static final double FAR_GAP_WEIGHT = 2;
    private static final long FAR_BYTES = 1L << 30;
    private static final long PAGE_BYTES = 4096;

    /// Regions that are drawn as one, nearly always a single one.
    ///
    /// @param x the left edge, in pixels
    /// @param width in pixels, above 0
    /// @param from the index of the first region
    /// @param to the index after the last one
    record Stretch(double x, double width, int from, int to) {
        /// How far `pixel` is from it; 0 inside.
        double distance(double pixel) {
            return Math.max(0, Math.max(x - pixel, pixel - (x + width)));
        }
    }

    MapLayout {
        stretches = List.copyOf(stretches);
    }

    /// The layout of `regions`, in address order, on `width` pixels.
    static MapLayout of(List<Mapping> regions, double width) {
        double total = 0;
        for (int i = 0; i < regions.size(); i++) {
            total += gapWeight(regions, i) + weight(regions.get(i));
        }
        double scale = total == 0 ? 0 : width / total;
        List<Stretch> stretches = new ArrayList<>();
        double x = 0;
        double start = 0;
        int from = 0;
        for (int i = 0; i < regions.size(); i++) {
            x += gapWeight(regions, i) * scale;
            if (from == i) {
                start = x;
            }
            x += weight(regions.get(i)) * scale;
            if (x - start >= NARROWEST || i == regions.size() - 1) {
                stretches.add(new Stretch(start, x - start, from, i + 1));
                from = i + 1;
            }
        }
        return new MapLayout(stretches, width);
    }

    private static double weight(Mapping region) {
        double pages = Math.max(1, unsigned(region.range().length()) / PAGE_BYTES);
        return REGION_WEIGHT + Math.log(pages) / Math.log(2);
    }

    private static double gapWeight(List<Mapping> regions, int index) {
        if (index == 0) {
            return 0;
        }
        long gap = regions.get(index).range().start()
                - regions.get(index - 1).range().end();
        if (gap == 0) {
            return 0;
        }
        return Long.compareUnsigned(gap, FAR_BYTES) < 0 ? NEAR_GAP_WEIGHT : FAR_GAP_WEIGHT;
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0;
    }

    /// The stretches that have a pixel from `left` up to `right`.
    List<Stretch> between(double left, double right) {
        int low = BinarySearch.firstNot(
                stretches.size(),
                at -> stretches.get(at).x() + stretches.get(at).width() <= left);
        int to = low;
        while (to < stretches.size() && stretches.get(to).x() < right) {
            to++;
        }
        return stretches.subList(low, to);
    }

    /// The address that a pixel stands for: inside a region, as far along as the pixel is.
    ///
    /// @param regions as given to [#of]
    long addressAt(double pixel, Stretch stretch, List<Mapping> regions) {
        double along = Math.clamp((pixel - stretch.x()) / stretch.width(), 0, 1) * (stretch.to() - stretch.from());
        int index = Math.min(stretch.to() - 1, stretch.from() + (int) along);
        Mapping region = regions.get(index);
        double share = along - (index - stretch.from());
        long offset = (long) (Math.min(share, 1) * unsigned(region.range().length() - 1));
        return region.range().start() + Math.min(offset, region.range().length() - 1);
    }
}
