package org.pagetint.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.RangeText;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.RunJoiner;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.words.AddressText;
import org.pagetint.words.PageWords;
import org.pagetint.words.ScriptJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pagetint pages`: the page runs of ranges.
@Command(
        name = "pages",
        description = "Lists consecutive pages that are alike: what they are, and where their bytes come from. "
                + "Ranges are widened to whole pages.",
        mixinStandardHelpOptions = true)
final class PagesCommand implements Callable<Integer> {
    private final Environment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "PID", description = "The process.")
    private int pid;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "RANGE",
            description = RangeArgument.HELP,
            converter = RangeArgument.class)
    private List<RangeText> ranges = List.of();

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Mixin
    private FaultOption faults = new FaultOption();

    @Mixin
    private ColourOption colour = new ColourOption();

    PagesCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ProcessFailedException, IOException {
        try (Target target = Target.open(environment, pid)) {
            ProcessMemory memory = target.memory();
            List<AddressRange> wanted = target.resolve(ranges, spec.commandLine()).stream()
                    .map(memory.pageSize()::widen)
                    .toList();
            if (json) {
                writeJson(memory, wanted);
            } else {
                Optional<PageColours> colours = colour.on(environment.console());
                for (AddressRange range : wanted) {
                    runs(memory, range, run -> print(memory, run, colours));
                }
            }
        }
        return ExitStatus.DONE;
    }

    /// The runs as they are, or, where the person agrees to it, as they are once all was read.
    private void runs(ProcessMemory memory, AddressRange range, Consumer<PageRun> sink)
            throws ProcessFailedException, IOException {
        if (faults.policy() == ReadPolicy.QUIET) {
            memory.pages(range, sink);
            return;
        }
        RunJoiner joiner = new RunJoiner(sink);
        try (PageWalk walk = new PageWalk(memory, faults.policy())) {
            walk.walk(range, new PageWalk.Sink() {
                @Override
                public void bytes(PageRun run, MemorySegment bytes) {
                    joiner.accept(run);
                }

                @Override
                public void gap(PageRun run) {
                    joiner.accept(run);
                }
            });
        }
        joiner.finish();
    }

    private void print(ProcessMemory memory, PageRun run, Optional<PageColours> colours) {
        Console console = environment.console();
        String line = String.format(
                Locale.ROOT,
                "%s-%s %10d  %s",
                AddressText.of(run.range().start()),
                AddressText.of(run.range().end()),
                memory.pageSize().pages(run.range()),
                PageWords.of(run));
        console.out().println(ColourOption.paint(colours, run.state(), TextTable.fitted(line, console.columns())));
    }

    private void writeJson(ProcessMemory memory, List<AddressRange> wanted) throws ProcessFailedException, IOException {
        try (JsonGenerator out = new JsonFactory()
                .createGenerator(environment.console().out())
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            out.writeStartObject();
            out.writeNumberField("pid", pid);
            out.writeArrayFieldStart("runs");
            for (AddressRange range : wanted) {
                List<PageRun> runs = new ArrayList<>();
                runs(memory, range, runs::add);
                for (PageRun run : runs) {
                    ScriptJson.write(out, run, memory.pageSize());
                }
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        environment.console().out().println();
    }
}
