package org.pagetint.linux.proc;

import java.util.List;
import java.util.Optional;
import org.pagetint.memory.ByteText;

/// All fields of a `stat` line, proc(5), by the numbers that the manual gives them. [StatLine] has the few that are
/// needed often.
///
/// @param name field 2, without its parentheses
/// @param rest fields 3 and on
public record StatFields(ByteText name, List<String> rest) {
    private static final int FIRST_OF_REST = 3;

    /// The line's fields; empty if it is not such a line.
    public static Optional<StatFields> parse(byte[] bytes) {
        String line = ByteText.of(bytes).latin1();
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        return Optional.of(new StatFields(
                new ByteText(line.substring(open + 1, close)),
                List.of(line.substring(close + 1).strip().split(" ", -1))));
    }

    /// Field 3: what it is doing.
    public char state() {
        String state = rest.getFirst();
        return state.isEmpty() ? '?' : state.charAt(0);
    }

    /// A field that is a number; 0 if the kernel does not print it.
    ///
    /// @param number as in the manual, 4 or more
    public long number(int number) {
        int index = number - FIRST_OF_REST;
        try {
            return index < rest.size() ? Long.parseLong(rest.get(index)) : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
