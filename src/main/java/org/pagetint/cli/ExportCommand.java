package org.pagetint.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pagetint.export.ExportFailedException;
import org.pagetint.export.ExportFormat;
import org.pagetint.export.ExportOutcome;
import org.pagetint.export.ExportRequest;
import org.pagetint.export.ExportWords;
import org.pagetint.export.Exporter;
import org.pagetint.export.PageChoice;
import org.pagetint.export.Place;
import org.pagetint.export.StopChoice;
import org.pagetint.files.Interruption;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.RangeText;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.reading.PageWalk;
import org.pagetint.words.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pagetint export`: memory into files.
@Command(
        name = "export",
        description = {
            "Writes memory to FILE, and to FILE.json a manifest that says where every byte came from.",
            "New files are readable by you alone: memory holds secrets.",
            "If FILE is -, the bytes of one range go to standard output, zeros where they are unknown, without a"
                    + " manifest."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private static final Messages TEXT = Messages.of(ExportCommand.class);

    private final Environment environment;
    private final Interruption interruption;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProcessArgument process = new ProcessArgument();

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "RANGE",
            description = RangeArgument.HELP + " A core is widened to whole pages.",
            converter = RangeArgument.class)
    private List<RangeText> ranges = List.of();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where to write; with --all a folder, unless the format is core.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Format.class,
            completionCandidates = Format.class,
            defaultValue = "raw",
            description = "raw (the bytes at their offsets, sparse), hexdump (text) or core (ELF, for a debugger).")
    private ExportFormat format = ExportFormat.RAW;

    @Option(
            names = "--all",
            description = {
                "Every region that the process may read, and those of the others that hold pages:",
                "a process can forbid itself to read what it wrote."
            })
    private boolean all;

    @Option(names = "--only-dirty", description = "Only pages that the process has changed.")
    private boolean onlyDirty;

    @Option(names = "--force", description = "Replace an earlier export.")
    private boolean force;

    @Option(
            names = "--keep-incomplete",
            description = "If the process exits meanwhile, keep what was read, marked incomplete.")
    private boolean keepIncomplete;

    @Mixin
    private StopOption stop = new StopOption();

    @Mixin
    private FaultOption faults = new FaultOption();

    ExportCommand(Environment environment, Interruption interruption) {
        this.environment = environment;
        this.interruption = interruption;
    }

    /// Lets picocli parse formats, and shells complete them.
    static final class Format extends WordConverter<ExportFormat> {
        Format() {
            super(List.of(ExportFormat.values()), ExportFormat::word);
        }
    }

    @Override
    public Integer call() throws ProcessFailedException, ExportFailedException, IOException {
        if (all != ranges.isEmpty()) {
            throw new ParameterException(spec.commandLine(), TEXT.text("export.all-or-ranges"));
        }
        if (stop.choice() != StopChoice.NEVER && format != ExportFormat.CORE) {
            throw new ParameterException(spec.commandLine(), TEXT.text("export.stop-without-core"));
        }
        if (file.toString().equals("-")) {
            return toStandardOutput();
        }
        interruption.watch();
        try (Target target = process.open(environment);
                ProgressLine progress = new ProgressLine(environment.console(), interruption)) {
            Exporter exporter = new Exporter(target.info(), target.memory(), environment.files(), Clock.systemUTC());
            List<AddressRange> wanted = all ? exporter.wholeProcess() : target.resolve(ranges, spec.commandLine());
            ExportOutcome outcome = exporter.export(request(wanted), progress);
            progress.clear();
            report(outcome);
            return outcome.complete() ? ExitStatus.DONE : ExitStatus.EXITED;
        }
    }

    /// Standard output has no place for a manifest and no addresses: only bytes that need neither go there.
    private int toStandardOutput() throws ProcessFailedException, IOException {
        if (all || ranges.size() != 1 || format != ExportFormat.RAW || onlyDirty || keepIncomplete) {
            throw new ParameterException(spec.commandLine(), TEXT.text("export.standard-output"));
        }
        if (environment.console().columns().isPresent()) {
            throw new ParameterException(spec.commandLine(), TEXT.text("export.terminal"));
        }
        try (Target target = process.open(environment);
                ChunkBuffer buffer = PageWalk.buffer(target.memory().pageSize());
                OutputStream out = StandardStream.bytes()) {
            AddressRange range = target.resolve(ranges, spec.commandLine()).getFirst();
            ByteOutput bytes = new ByteOutput(out, range);
            new PageWalk(target.memory(), faults.policy(), buffer)
                    .walk(target.memory().pageSize().widen(range), bytes);
            Unknown.say(environment.console(), bytes.coverage());
            return Unknown.isMapped(bytes.coverage(), range) ? ExitStatus.DONE : ExitStatus.NOTHING_FOUND;
        }
    }

    private ExportRequest request(List<AddressRange> wanted) {
        boolean folder = all && format != ExportFormat.CORE;
        return new ExportRequest(
                wanted,
                format,
                folder ? Place.folder(file) : Place.file(file),
                onlyDirty ? PageChoice.DIRTY : PageChoice.ALL,
                faults.policy(),
                force,
                keepIncomplete,
                stop.choice(),
                all);
    }

    private void report(ExportOutcome outcome) {
        double seconds = outcome.elapsed().toMillis() / 1e3;
        environment
                .console()
                .tell(TEXT.text(
                        outcome.complete() ? "export.done" : "export.incomplete",
                        ExportWords.amount(outcome),
                        String.format(Locale.ENGLISH, "%.2f", seconds),
                        ExportWords.of(outcome.coverage())));
        outcome.registers().map(ExportWords::of).ifPresent(environment.console()::tell);
    }
}
