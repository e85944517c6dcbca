package org.pagetint.words;

import org.pagetint.memory.EscapedText;
import org.pagetint.process.Denial;
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
        String pid = Integer.toString(failure.pid());
        return switch (failure) {
            case ProcessFailure.NoSuchProcess _ -> plain("failure.no-such-process", pid, "ENOENT /proc/" + pid);
            case ProcessFailure.Exited _ -> plain("failure.exited", pid, "/proc/" + pid);
            case ProcessFailure.Replaced _ -> plain("failure.replaced", pid, "execve /proc/" + pid);
            case ProcessFailure.NotAnswering _ -> plain("failure.not-answering", pid, "/proc/" + pid);
            case ProcessFailure.PermissionDenied denied ->
                new Explanation(
                        TEXT.text("failure.permission-denied", pid, reason(denied.denial())),
                        remedy(denied.denial()),
                        safe("EACCES " + denied.path() + " (" + denied.denial() + ")"));
            case ProcessFailure.Io io ->
                new Explanation(
                        io.pid() == 0 ? TEXT.text("failure.io.list") : TEXT.text("failure.io", pid),
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

    private static Explanation plain(String key, String pid, String details) {
        return new Explanation(TEXT.text(key, pid), TEXT.text(key + ".remedy"), details);
    }

    private static String safe(String text) {
        return EscapedText.of(text);
    }
}
