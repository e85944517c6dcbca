package org.pagetint.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pagetint.process.Access;
import org.pagetint.process.Denial;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessInfo;
import org.pagetint.words.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `pagetint ps`: the processes that can be inspected.
@Command(name = "ps", description = "Lists the processes that can be inspected.", mixinStandardHelpOptions = true)
final class PsCommand implements Callable<Integer> {
    private final Environment environment;

    @Option(names = "--all", description = "List the others too, with the reason why they cannot be inspected.")
    private boolean all;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    PsCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ProcessFailedException, IOException {
        if (json) {
            writeJson();
        } else {
            new ProcessTable(environment.processes(), environment.console()).print(all);
        }
        return ExitStatus.DONE;
    }

    private void writeJson() throws ProcessFailedException, IOException {
        try (JsonGenerator out = new JsonFactory()
                .createGenerator(environment.console().out())
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            out.writeStartArray();
            for (ProcessInfo process : environment.processes().processes()) {
                Access access = environment.processes().access(process.id());
                if (all || !(access instanceof Access.None)) {
                    write(out, process, access);
                }
            }
            out.writeEndArray();
        }
        environment.console().out().println();
    }

    private static void write(JsonGenerator out, ProcessInfo process, Access access) throws IOException {
        out.writeStartObject();
        out.writeNumberField("pid", process.pid());
        out.writeStringField("name", process.name());
        out.writeStringField("user", process.user().name());
        out.writeStringField("command", process.commandLine());
        out.writeNumberField("residentBytes", process.residentBytes());
        out.writeStringField("access", ProcessTable.name(access));
        Optional<Denial> reason = ProcessTable.reason(access);
        if (reason.isPresent()) {
            out.writeStringField("reason", Explanation.reason(reason.get()));
        }
        out.writeEndObject();
    }
}
