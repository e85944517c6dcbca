package org.pagetint.linux.proc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;

/// `/proc/PID/maps`, proc(5), taken in piece by piece as the kernel gives it: a process with very many mappings has
/// megabytes of it.
///
/// A line that does not parse is left out and counted. While a process maps and unmaps, the kernel shows entries twice
/// or out of order, since it lets go of the list between reads: they are put in order, and of two that overlap the one
/// read later, the newer one, stays. Used by one thread.
public final class MapsFile {
    private final List<Mapping> list = new ArrayList<>();
    private byte[] begun = {};
    private int malformed;
    private boolean ordered = true;
    private long end;

    /// The mappings in `bytes`, all of it.
    public static Mappings parse(byte[] bytes) {
        MapsFile file = new MapsFile();
        file.take(bytes, bytes.length);
        return file.mappings();
    }

    /// Takes the next `length` bytes; they can end anywhere.
    public void take(byte[] bytes, int length) {
        int from = 0;
        for (int to = 0; to < length; to++) {
            if (bytes[to] == '\n') {
                if (begun.length == 0) {
                    line(bytes, from, to);
                } else {
                    begin(bytes, from, to);
                    line(begun, 0, begun.length);
                    begun = new byte[0];
                }
                from = to + 1;
            }
        }
        if (from < length) {
            begin(bytes, from, length);
        }
    }

    /// All mappings, after the last bytes.
    public Mappings mappings() {
        if (begun.length > 0) {
            line(begun, 0, begun.length);
            begun = new byte[0];
        }
        List<Mapping> tidy = ordered ? list : withoutOverlaps(list);
        return new Mappings(tidy, malformed + list.size() - tidy.size());
    }

    /// Whether there was nothing at all.
    public boolean isEmpty() {
        return list.isEmpty() && malformed == 0 && begun.length == 0;
    }

    /// Keeps the beginning of a line until its end comes.
    private void begin(byte[] bytes, int from, int to) {
        int length = begun.length;
        begun = Arrays.copyOf(begun, length + to - from);
        System.arraycopy(bytes, from, begun, length, to - from);
    }

    private void line(byte[] bytes, int from, int to) {
        Optional<Mapping> line = MapsLine.parse(bytes, from, to);
        if (line.isEmpty()) {
            malformed++;
            return;
        }
        Mapping mapping = line.get();
        ordered &= Long.compareUnsigned(mapping.range().start(), end) >= 0;
        end = mapping.range().end();
        list.add(mapping);
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
