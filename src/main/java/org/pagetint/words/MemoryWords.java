package org.pagetint.words;

import java.nio.file.Path;
import java.util.Locale;
import org.pagetint.memory.EscapedText;
import org.pagetint.process.MemoryId;
import org.pagetint.process.ProcessId;

/// Which memory it is, in words that are safe to show.
public final class MemoryWords {
    private static final Messages TEXT = Messages.of(MemoryWords.class);

    private MemoryWords() {}

    /// Inside a sentence: *process 4711*.
    public static String of(MemoryId id) {
        return switch (id) {
            case ProcessId process -> TEXT.text("memory.process", process.toString());
            case MemoryId.InFile(Path file) -> TEXT.text("memory.file", EscapedText.of(file.toString()));
            case MemoryId.Via(String reader, MemoryId there) ->
                TEXT.text("memory.via", of(there), EscapedText.of(reader));
        };
    }

    /// At the start of a sentence: *Process 4711*.
    public static String first(MemoryId id) {
        String words = of(id);
        return words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }

    /// Where it is found, for details: `/proc/4711`.
    static String place(MemoryId id) {
        return switch (id) {
            case ProcessId process -> "/proc/" + process;
            case MemoryId.InFile(Path file) -> EscapedText.of(file.toString());
            case MemoryId.Via(String reader, MemoryId there) -> EscapedText.of(reader) + ":" + place(there);
        };
    }
}
