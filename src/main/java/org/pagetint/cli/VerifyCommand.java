package org.pagetint.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pagetint.export.ExportFailedException;
import org.pagetint.export.ExportWords;
import org.pagetint.export.Interruption;
import org.pagetint.export.RangeVerdict;
import org.pagetint.export.Verification;
import org.pagetint.export.Verifier;
import org.pagetint.memory.EscapedText;
import org.pagetint.words.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `pagetint verify`: an export against its manifest.
@Command(
        name = "verify",
        description = "Recomputes the hashes of an export from its manifest FILE.json.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private static final Messages TEXT = Messages.of(VerifyCommand.class);

    private final Environment environment;
    private final Interruption interruption;

    @Parameters(index = "0", paramLabel = "FILE", description = "The export: a file or a folder.")
    private Path file = Path.of("");

    VerifyCommand(Environment environment, Interruption interruption) {
        this.environment = environment;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws ExportFailedException {
        Console console = environment.console();
        interruption.watch();
        try (ProgressLine progress = new ProgressLine(console, interruption)) {
            Verification verification = new Verifier(environment.holes(), progress).verify(file);
            progress.clear();
            for (RangeVerdict verdict : verification.verdicts()) {
                if (!verdict.isSame()) {
                    console.out()
                            .println(TEXT.text(
                                    "verify.different",
                                    verdict.range(),
                                    EscapedText.of(verdict.file().toString()),
                                    ExportWords.of(verdict.finding())));
                }
            }
            if (!verification.isFinished()) {
                console.tell(
                        TEXT.text("verify.broken-off", verification.verdicts().size(), verification.parts()));
                return ExitStatus.INTERRUPTED;
            }
            if (verification.isSame()) {
                String name = EscapedText.of(file.toString());
                console.out().println(TEXT.text(verification.complete() ? "verify.same" : "verify.incomplete", name));
            }
            return verification.isSame() ? ExitStatus.DONE : ExitStatus.IO;
        }
    }
}
