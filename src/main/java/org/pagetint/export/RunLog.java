package org.pagetint.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;

/// Keeps page runs, of which a large process has millions, at 18 bytes each. One thread.
final class RunLog implements Consumer<PageRun> {
    private static final int FIRST_SIZE = 64;

    /// One run of each kind seen so far: there are few, however many runs there are.
    private final List<PageRun> kinds = new ArrayList<>();

    private long[] starts = new long[FIRST_SIZE];
    private long[] ends = new long[FIRST_SIZE];
    private short[] kindOf = new short[FIRST_SIZE];
    private int size;

    /// Adds a run, joined to the last one if it touches that and is alike.
    @Override
    public void accept(PageRun run) {
        short kind = kind(run);
        if (size > 0 && ends[size - 1] == run.range().start() && kindOf[size - 1] == kind) {
            ends[size - 1] = run.range().end();
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            kindOf = Arrays.copyOf(kindOf, size * 2);
        }
        starts[size] = run.range().start();
        ends[size] = run.range().end();
        kindOf[size] = kind;
        size++;
    }

    /// How many there are.
    int size() {
        return size;
    }

    /// The run at `index`, in the order they were added.
    PageRun get(int index) {
        return kinds.get(kindOf[index]).withRange(new AddressRange(starts[index], ends[index]));
    }

    private short kind(PageRun run) {
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).isLike(run)) {
                return (short) i;
            }
        }
        kinds.add(run);
        return (short) (kinds.size() - 1);
    }
}
