package org.pagetint.search.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Byte values that no part of an expression tells apart, so that an automaton needs a column for each class only.
final class ByteClasses {
    private final byte[] classOf = new byte[256];
    private final int[] example;

    ByteClasses(Nfa nfa) {
        Map<BitSet, Integer> classes = new HashMap<>();
        int[] examples = new int[256];
        for (int value = 0; value < 256; value++) {
            BitSet readers = new BitSet();
            for (int state = 0; state < nfa.size(); state++) {
                if (nfa.state(state) instanceof Nfa.State.Read read
                        && read.bytes().contains(value)) {
                    readers.set(state);
                }
            }
            int known = classes.size();
            int number = classes.computeIfAbsent(readers, _ -> known);
            classOf[value] = (byte) number;
            examples[number] = value;
        }
        example = Arrays.copyOf(examples, classes.size());
    }

    /// How many there are, up to 256.
    int count() {
        return example.length;
    }

    /// The class of a byte.
    int of(byte value) {
        return classOf[value & 0xFF] & 0xFF;
    }

    /// A byte value of the class.
    int example(int number) {
        return example[number];
    }
}
