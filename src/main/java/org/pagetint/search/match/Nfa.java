package org.pagetint.search.match;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.pagetint.search.pattern.ByteSet;
import org.pagetint.search.pattern.Regex;

/// A nondeterministic automaton (Thompson's construction) for an expression, or for its mirror image.
final class Nfa {
    /// A state: reads a byte of a set, goes two ways without a byte, or is the end.
    sealed interface State {
        record Read(ByteSet bytes, int next) implements State {}

        record Split(int one, int other) implements State {}

        record Accept() implements State {}
    }

    private final List<State> states = new ArrayList<>();
    private final boolean mirrored;
    private final int start;

    /// @param mirrored whether the bytes of a match are read from its last one to its first
    Nfa(Regex regex, boolean mirrored) {
        this.mirrored = mirrored;
        this.start = add(regex, add(new State.Accept()));
    }

    /// Where it starts.
    int start() {
        return start;
    }

    /// How many states it has; they are numbered from 0.
    int size() {
        return states.size();
    }

    /// A state.
    State state(int index) {
        return states.get(index);
    }

    private int add(State state) {
        states.add(state);
        return states.size() - 1;
    }

    /// Adds the states for `regex`, after which comes `next`; returns where they are entered.
    private int add(Regex regex, int next) {
        return switch (regex) {
            case Regex.OneOf(ByteSet bytes) -> add(new State.Read(bytes, next));
            case Regex.Sequence(List<Regex> parts) -> sequence(mirrored ? parts : parts.reversed(), next);
            case Regex.Choice(List<Regex> choices) -> choice(choices, next);
            case Regex.Repetition(Regex part, int least, OptionalInt most) ->
                times(
                        part,
                        least,
                        most.isPresent() ? upTo(part, most.getAsInt() - least, next) : anyNumber(part, next));
        };
    }

    private int sequence(List<Regex> fromLast, int next) {
        int entry = next;
        for (Regex part : fromLast) {
            entry = add(part, entry);
        }
        return entry;
    }

    private int choice(List<Regex> choices, int next) {
        int entry = add(choices.getFirst(), next);
        for (Regex choice : choices.subList(1, choices.size())) {
            entry = add(new State.Split(entry, add(choice, next)));
        }
        return entry;
    }

    private int times(Regex part, int count, int next) {
        int entry = next;
        for (int time = 0; time < count; time++) {
            entry = add(part, entry);
        }
        return entry;
    }

    private int upTo(Regex part, int count, int next) {
        int entry = next;
        for (int time = 0; time < count; time++) {
            entry = add(new State.Split(add(part, entry), next));
        }
        return entry;
    }

    private int anyNumber(Regex part, int next) {
        int split = add(new State.Split(next, next));
        states.set(split, new State.Split(add(part, split), next));
        return split;
    }
}
