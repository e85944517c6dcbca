package org.pagetint.words;

import org.pagetint.memory.EscapedText;
import org.pagetint.process.Denial;
import org.pagetint.process.MemoryId;
import org.pagetint.process.ProcessFailure;

/// A failure in words, for the window and the terminal.
///
/// @param sentence what happened, one sentence
/// @param remedy what the person can do about it, one sentence
/// @param details what a bug report wants to hold: path, kernel's number; one line, safe to show
public record Explanation(String sentence, String remedy, String details) {
    private static final Messages TEXT = Messages.of(Explanation.class);

    /// The words for `failure`.
    public static Explanation of(ProcessFailure failure) {
        return switch (failure) {
            case ProcessFailure.NoSuchProcess(int pid) ->
                plain("failure.no-such-process", Integer.toString(pid), "ENOENT /proc/" + pid);
            case ProcessFailure.NotListed(String operation, String message) ->
                new Explanation(
                        TEXT.text("failure.not-listed"),
                        TEXT.text("failure.io.remedy"),
                        safe(operation + ": " + message));
            case ProcessFailure.Exited(MemoryId id) ->
                plain("failure.exited", MemoryWords.first(id), MemoryWords.place(id));
            case ProcessFailure.Replaced(MemoryId id) ->
                plain("failure.replaced", MemoryWords.first(id), "execve " + MemoryWords.place(id));
            case ProcessFailure.NotAnswering(MemoryId id) ->
                plain("failure.not-answering", MemoryWords.of(id), MemoryWords.place(id));
            case ProcessFailure.PermissionDenied denied ->
                new Explanation(
                        TEXT.text("failure.permission-denied", MemoryWords.of(denied.id()), reason(denied.denial())),
                        remedy(denied.denial()),
                        safe("EACCES " + denied.path() + " (" + denied.denial() + ")"));
            case ProcessFailure.Io io ->
                new Explanation(
                        TEXT.text("failure.io", MemoryWords.of(io.id())),
                        TEXT.text("failure.io.remedy"),
                        safe(io.operation() + ": " + io.message()
                                + io.errno()
                                        .map(number -> " (errno " + number + ")")
                                        .orElse("")));
        };
    }

    /// Why the kernel refuses, as the end of a sentence: *it runs as another user*.
    public static String reason(Denial denial) {
        return TEXT.of("denial", denial);
    }

    /// What the person can do about it, one sentence.
    public static String remedy(Denial denial) {
        return TEXT.of("denial.remedy", denial);
    }

    private static Explanation plain(String key, String about, String details) {
        return new Explanation(TEXT.text(key, about), TEXT.text(key + ".remedy"), details);
    }

    private static String safe(String text) {
        return EscapedText.of(text);
    }
}
