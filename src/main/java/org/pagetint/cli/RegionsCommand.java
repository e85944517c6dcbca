package org.pagetint.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.reading.MappingBatch;
import org.pagetint.words.AddressText;
import org.pagetint.words.PageWords;
import org.pagetint.words.ScriptJson;
import org.pagetint.words.ScriptWords;
import org.pagetint.words.SizeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pagetint regions`: the region table.
@Command(
        name = "regions",
        description = "Lists the regions of a process, in the order of their addresses.",
        mixinStandardHelpOptions = true)
final class RegionsCommand implements Callable<Integer> {
    private final Environment environment;

    @Mixin
    private ProcessArgument process = new ProcessArgument();

    @Option(
            names = "--pages",
            description =
                    "Count the pages of each region by state: file, shared memory, dirty memory, in swap, zero page, "
                            + "never touched, not resident, unreadable.")
    private boolean pages;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Mixin
    private ColourOption colour = new ColourOption();

    RegionsCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ProcessFailedException, IOException {
        try (Target target = process.open(environment)) {
            Mappings mappings = target.memory().mappings();
            if (json) {
                writeJson(target.memory(), mappings);
            } else {
                print(target.memory(), mappings);
            }
        }
        return ExitStatus.DONE;
    }

    private void print(ProcessMemory memory, Mappings mappings) throws ProcessFailedException, IOException {
        TextTable table = new TextTable(columns().toArray(TextTable.Column[]::new));
        PageSize pageSize = memory.pageSize();
        forEach(memory, mappings, (mapping, counts) -> table.add(cells(mapping, counts, pageSize)));
        Console console = environment.console();
        table.print(console.out(), console.columns(), colour.on(console));
    }

    private String[] cells(Mapping mapping, PageCounts counts, PageSize pageSize) {
        List<String> cells = new ArrayList<>(List.of(
                AddressText.of(mapping.range().start()),
                AddressText.of(mapping.range().end()),
                SizeText.of(mapping.range().length()),
                mapping.permissions().toString(),
                PageWords.of(mapping.kind())));
        if (pages) {
            for (PageState state : PageState.OF_LIVE) {
                cells.add(Long.toString(counts.bytes(state) / pageSize.bytes()));
            }
        }
        cells.add(mapping.name().toString());
        return cells.toArray(String[]::new);
    }

    private List<TextTable.Column> columns() {
        List<TextTable.Column> columns = new ArrayList<>(List.of(
                TextTable.Column.figures("START"),
                TextTable.Column.figures("END").dispensable(2),
                TextTable.Column.figures("SIZE").dispensable(3),
                TextTable.Column.text("PERM"),
                TextTable.Column.text("KIND").dispensable(1)));
        if (pages) {
            for (PageState state : PageState.OF_LIVE) {
                columns.add(TextTable.Column.pages(title(state), state));
            }
        }
        columns.add(TextTable.Column.path("NAME"));
        return columns;
    }

    private static String title(PageState state) {
        return switch (state) {
            case FILE -> "FILE";
            case SHARED_MEMORY -> "SHARED";
            case DIRTY_MEMORY -> "DIRTY";
            case SWAPPED -> "SWAPPED";
            case ZERO_PAGE -> "ZERO";
            case NEVER_TOUCHED -> "NEVER";
            case NOT_RESIDENT -> "NONRES";
            case UNREADABLE -> "UNREAD";
            case NOT_RECORDED -> "NOTREC";
        };
    }

    private void writeJson(ProcessMemory memory, Mappings mappings) throws ProcessFailedException, IOException {
        try (JsonGenerator out = new JsonFactory()
                .createGenerator(environment.console().out())
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            out.writeStartObject();
            out.writeNumberField("pid", process.pid());
            out.writeNumberField("pageSize", memory.pageSize().bytes());
            out.writeNumberField("malformedLines", mappings.malformedLines());
            out.writeArrayFieldStart("regions");
            PageSize pageSize = memory.pageSize();
            forEach(memory, mappings, (mapping, counts) -> write(out, pageSize, mapping, counts));
            out.writeEndArray();
            out.writeEndObject();
        }
        environment.console().out().println();
    }

    private void write(JsonGenerator out, PageSize pageSize, Mapping mapping, PageCounts counts) throws IOException {
        out.writeStartObject();
        ScriptJson.writeFields(out, mapping);
        if (pages) {
            out.writeObjectFieldStart("pages");
            for (PageState state : PageState.OF_LIVE) {
                out.writeNumberField(ScriptWords.of(state), counts.bytes(state) / pageSize.bytes());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /// Takes a region with its pages, if they are counted.
    private interface RegionSink {
        void region(Mapping mapping, PageCounts counts) throws IOException;
    }

    private void forEach(ProcessMemory memory, Mappings mappings, RegionSink sink)
            throws ProcessFailedException, IOException {
        MappingBatch batch = new MappingBatch();
        for (Mapping mapping : mappings.list()) {
            if (!batch.add(mapping)) {
                give(memory, batch, sink);
                batch = new MappingBatch();
                batch.add(mapping);
            }
        }
        give(memory, batch, sink);
    }

    private void give(ProcessMemory memory, MappingBatch batch, RegionSink sink)
            throws ProcessFailedException, IOException {
        List<Mapping> mappings = batch.mappings();
        List<PageCounts> counts = pages && !mappings.isEmpty()
                ? batch.count(memory)
                : Collections.nCopies(mappings.size(), PageCounts.NONE);
        for (int i = 0; i < mappings.size(); i++) {
            sink.region(mappings.get(i), counts.get(i));
        }
    }
}
