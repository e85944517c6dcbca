package org.pagetint.linux;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;

/// `/proc/PID/maps`, proc(5), as a whole.
final class MapsFile {
    private MapsFile() {}

    /// The mappings in `bytes`. A line that does not parse is left out and counted. While a process maps and unmaps, the
    /// kernel shows entries twice or out of order, since it lets go of the list between reads: they are put in order,
    /// and of two that overlap the one read later, the newer one, stays.
    static Mappings parse(byte[] bytes) {
        List<Mapping> list = new ArrayList<>(bytes.length / 64 + 1);
        int malformed = 0;
        boolean ordered = true;
        long end = 0;
        for (int from = 0; from < bytes.length; ) {
            int to = lineEnd(bytes, from);
            Optional<Mapping> line = MapsLine.parse(bytes, from, to);
            if (line.isPresent()) {
                Mapping mapping = line.get();
                ordered &= Long.compareUnsigned(mapping.range().start(), end) >= 0;
                end = mapping.range().end();
                list.add(mapping);
            } else {
                malformed++;
            }
            from = to + 1;
        }
        if (ordered) {
            return new Mappings(list, malformed);
        }
        List<Mapping> tidy = withoutOverlaps(list);
        return new Mappings(tidy, malformed + list.size() - tidy.size());
    }

    private static int lineEnd(byte[] bytes, int from) {
        int to = from;
        while (to < bytes.length && bytes[to] != '\n') {
            to++;
        }
        return to;
    }

    private static List<Mapping> withoutOverlaps(List<Mapping> asRead) {
        record Read(int turn, Mapping mapping) {}
        List<Read> sorted = new ArrayList<>(asRead.size());
        for (Mapping mapping : asRead) {
            sorted.add(new Read(sorted.size(), mapping));
        }
        sorted.sort(Comparator.comparing(read -> read.mapping().range()));
        List<Read> kept = new ArrayList<>(sorted.size());
        for (Read next : sorted) {
            boolean keep = true;
            while (keep && !kept.isEmpty() && overlap(kept.getLast().mapping(), next.mapping())) {
                if (kept.getLast().turn() < next.turn()) {
                    kept.removeLast();
                } else {
                    keep = false;
                }
            }
            if (keep) {
                kept.add(next);
            }
        }
        return kept.stream().map(Read::mapping).toList();
    }

    /// Of two in order of their starts.
    private static boolean overlap(Mapping before, Mapping after) {
        return Long.compareUnsigned(after.range().start(), before.range().end()) < 0;
    }
}
