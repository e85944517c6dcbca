package org.pagetint.search.match;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A deterministic automaton whose states are made when first needed and forgotten when there are too many, so that
/// time and memory are bounded whatever the expression. One thread uses it.
///
/// A state is an `int`: where its row of the table begins, negative if a match ends there. States from before [#step]
/// may be forgotten once it returns; only the one it returned is good.
final class LazyDfa {
    private static final int MOST_STATES = 2000;
    private static final int UNKNOWN = 0;
    private static final int ROW = Integer.MAX_VALUE;

    private final Nfa nfa;
    private final ByteClasses classes;
    private final boolean anywhere;
    private final int[] table;
    private final Map<IntBuffer, Integer> rows = new HashMap<>();
    private final List<int[]> members = new ArrayList<>();
    private final int[] seen;
    private int look;
    private int start;
    private int dead;

    /// @param anywhere whether a match may begin at every byte and not just at the first
    LazyDfa(Nfa nfa, boolean anywhere) {
        this.nfa = nfa;
        this.classes = new ByteClasses(nfa);
        this.anywhere = anywhere;
        this.table = new int[(MOST_STATES + 1) * classes.count()];
        this.seen = new int[nfa.size()];
        forget();
    }

    /// The state before the first byte.
    int start() {
        return start;
    }

    /// Whether a match ends in `state`.
    static boolean isAccepting(int state) {
        return state < 0;
    }

    /// Whether no byte leads to a match any more.
    boolean isDead(int state) {
        return state == dead;
    }

    /// The state after `value`.
    int step(int state, byte value) {
        int column = classes.of(value);
        int known = table[(state & ROW) + column];
        return known != UNKNOWN ? known : make(state & ROW, column);
    }

    /// The byte values that lead from the start elsewhere than back to it, in ascending order.
    byte[] leavingStart() {
        byte[] leaving = new byte[256];
        int count = 0;
        for (int value = 0; value < leaving.length; value++) {
            if (step(start, (byte) value) != start) {
                leaving[count] = (byte) value;
                count++;
            }
        }
        return Arrays.copyOf(leaving, count);
    }

    private int make(int row, int column) {
        int[] target = target(members.get(row / classes.count() - 1), classes.example(column));
        if (members.size() == MOST_STATES) {
            forget();
            return intern(target);
        }
        int state = intern(target);
        table[row + column] = state;
        return state;
    }

    private void forget() {
        rows.clear();
        members.clear();
        Arrays.fill(table, UNKNOWN);
        dead = intern(new int[0]);
        List<Integer> first = new ArrayList<>();
        look++;
        follow(nfa.start(), first);
        start = intern(sorted(first));
    }

    private int intern(int[] target) {
        int row = rows.computeIfAbsent(IntBuffer.wrap(target), _ -> {
            members.add(target);
            // The first row is left free, so that no state is 0
            return members.size() * classes.count();
        });
        boolean accepting = target.length > 0 && nfa.state(target[0]) instanceof Nfa.State.Accept;
        return accepting ? row | ~ROW : row;
    }

    private int[] target(int[] from, int value) {
        List<Integer> reached = new ArrayList<>();
        look++;
        for (int state : from) {
            if (nfa.state(state) instanceof Nfa.State.Read(var bytes, int after) && bytes.contains(value)) {
                follow(after, reached);
            }
        }
        if (anywhere) {
            follow(nfa.start(), reached);
        }
        return sorted(reached);
    }

    /// Adds the states that read or accept and can be reached from `from` without a byte.
    private void follow(int from, List<Integer> into) {
        List<Integer> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            int state = open.removeLast();
            if (seen[state] == look) {
                continue;
            }
            seen[state] = look;
            switch (nfa.state(state)) {
                case Nfa.State.Split(int one, int other) -> {
                    open.add(one);
                    open.add(other);
                }
                case Nfa.State.Read _, Nfa.State.Accept _ -> into.add(state);
            }
        }
    }

    /// The accepting state has number 0, so it comes first.
    private static int[] sorted(List<Integer> states) {
        return states.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
