package org.pagetint.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pagetint.memory.EscapedText;

/// What a report of a mistake of the program itself needs to hold: short enough to be shown, where a stack trace is
/// not. Pure.
public final class FaultText {
    private static final String OURS = "org.pagetint.";
    private static final int MOST = 8;

    private FaultText() {}

    /// A line for `fault` and one for each of its causes: the class, what it says, and the place in the program that it
    /// came from.
    public static String of(Throwable fault) {
        List<String> lines = new ArrayList<>();
        for (@Nullable Throwable each = fault; each != null && lines.size() < MOST; each = each.getCause()) {
            lines.add(line(each));
        }
        return String.join("\n", lines);
    }

    private static String line(Throwable fault) {
        return EscapedText.of(fault.toString())
                + place(fault.getStackTrace()).map(FaultText::words).orElse("");
    }

    private static String words(StackTraceElement place) {
        return " at " + place.getClassName() + "." + place.getMethodName() + "(" + place.getFileName() + ":"
                + place.getLineNumber() + ")";
    }

    /// The innermost place in our own code, or else in any.
    private static Optional<StackTraceElement> place(StackTraceElement[] trace) {
        return Stream.of(trace)
                .filter(at -> at.getClassName().startsWith(OURS))
                .findFirst()
                .or(() -> Stream.of(trace).findFirst());
    }
}
