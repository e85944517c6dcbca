package org.pagetint.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pagetint.export.ExportFailedException;
import org.pagetint.export.ExportWords;
import org.pagetint.export.PartVerdict;
import org.pagetint.export.Verification;
import org.pagetint.export.Verifier;
import org.pagetint.files.Interruption;
import org.pagetint.memory.EscapedText;
import org.pagetint.words.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `pagetint verify`: an export against its manifest.
@Command(
        name = "verify",
        description = {
            "Compares an export with its manifest FILE.json: every byte, and that there are no others.",
            "If the program was ended while it put both in their places, it says where the manifest of FILE is."
        },
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
            Verification verification = new Verifier(environment.files(), progress).verify(file);
            progress.clear();
            for (PartVerdict difference : verification.differences()) {
                console.out().println(line(difference));
            }
            long more = verification.differing() - verification.differences().size();
            if (more > 0) {
                console.out().println(TEXT.text("verify.more", more));
            }
            if (!verification.finished()) {
                console.tell(TEXT.text("verify.broken-off", verification.compared(), verification.parts()));
                return ExitStatus.INTERRUPTED;
            }
            if (verification.isSame()) {
                String name = EscapedText.of(file.toString());
                console.out().println(TEXT.text(verification.complete() ? "verify.same" : "verify.incomplete", name));
            }
            if (!verification.whole()) {
                console.tell(TEXT.text("verify.older"));
            }
            return verification.isSame() ? ExitStatus.DONE : ExitStatus.IO;
        }
    }

    private static String line(PartVerdict difference) {
        String file = EscapedText.of(difference.file().toString());
        String finding = ExportWords.of(difference.finding());
        return difference
                .range()
                .map(range -> TEXT.text("verify.different", range, file, finding))
                .orElseGet(() -> TEXT.text("verify.different-file", file, Long.toString(difference.offset()), finding));
    }
}
