package org.pagetint.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.RangeText;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.words.AddressText;
import org.pagetint.words.PageWords;
import org.pagetint.words.ScriptJson;
import picocli.CommandLine.Command;
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
                for (AddressRange range : wanted) {
                    memory.pages(range, run -> print(memory, run));
                }
            }
        }
        return ExitStatus.DONE;
    }

    private void print(ProcessMemory memory, PageRun run) {
        PrintWriter out = environment.console().out();
        out.printf(
                "%s-%s %10d  %s%n",
                AddressText.of(run.range().start()),
                AddressText.of(run.range().end()),
                memory.pageSize().pages(run.range()),
                PageWords.of(run));
    }

    private void writeJson(ProcessMemory memory, List<AddressRange> wanted) throws ProcessFailedException, IOException {
        try (JsonGenerator out = new JsonFactory()
                .createGenerator(environment.console().out())
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            out.writeStartObject();
            out.writeNumberField("pid", pid);
            out.writeArrayFieldStart("runs");
            for (AddressRange range : wanted) {
                for (PageRun run : memory.pages(range)) {
                    ScriptJson.write(out, run, memory.pageSize());
                }
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        environment.console().out().println();
    }
}
