package org.pagetint.cli;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.pagetint.export.ExportFailedException;
import org.pagetint.export.ExportFailure;
import org.pagetint.export.ExportWords;
import org.pagetint.memory.EscapedText;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.words.Explanation;
import org.pagetint.words.FaultText;
import org.pagetint.words.Messages;

/// Says what went wrong with a command: one sentence and a remedy, never a stack trace. One thread.
final class Failures {
    private static final Messages TEXT = Messages.of(Failures.class);

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    /// Says it; returns the exit status.
    int explain(Throwable wrong) {
        return switch (wrong) {
            case ProcessFailedException failed -> explain(failed.failure(), "exited.remedy");
            case ExportFailedException failed -> explain(failed.failure());
            case OutputFailedException failed when failed.isClosed() -> ExitStatus.DONE;
            case OutputFailedException failed -> io(failed);
            case IOException failed -> io(failed);
            case CompletionException failed when failed.getCause() != null -> explain(failed.getCause());
            default -> fault(wrong);
        };
    }

    private int explain(ExportFailure failure) {
        if (failure instanceof ExportFailure.OfProcess(ProcessFailure ofProcess)) {
            return explain(ofProcess, "exited.export.remedy");
        }
        Explanation words = ExportWords.of(failure);
        say(
                words.sentence(),
                failure instanceof ExportFailure.AlreadyThere ? TEXT.text("already-there.remedy") : words.remedy());
        return ExitStatus.of(failure);
    }

    /// The remedy is another than in the window where that speaks of what is on the screen.
    private int explain(ProcessFailure failure, String whereExited) {
        Explanation words = Explanation.of(failure);
        String remedy = switch (failure) {
            case ProcessFailure.Exited _ -> TEXT.text(whereExited);
            case ProcessFailure.NoSuchProcess _ -> TEXT.text("no-such-process.remedy");
            case ProcessFailure.Io _, ProcessFailure.NotListed _ -> TEXT.text("io.remedy", words.details());
            case ProcessFailure.NotAnswering _, ProcessFailure.PermissionDenied _, ProcessFailure.Replaced _ ->
                words.remedy();
        };
        say(words.sentence(), remedy);
        return ExitStatus.of(failure);
    }

    private int io(Exception failed) {
        say(
                TEXT.text("output-failed", EscapedText.of(String.valueOf(failed.getMessage()))),
                TEXT.text("output-failed.remedy"));
        return ExitStatus.IO;
    }

    private int fault(Throwable wrong) {
        say(TEXT.text("fault", FaultText.of(wrong).replace("\n", ", caused by ")), TEXT.text("fault.remedy"));
        return ExitStatus.IO;
    }

    /// Says this on standard error.
    void say(String sentence, String remedy) {
        console.tell("pagetint: " + sentence + " " + remedy);
    }
}
