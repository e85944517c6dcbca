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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.RunJoiner;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.reading.PageWalk;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;
import org.pagetint.words.ScriptJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pagetint pages`: the page runs of ranges.
@Command(
        name = "pages",
        description = {
            "Lists consecutive pages that are alike: what they are, and where their bytes come from.",
            "Ranges are widened to whole pages."
        },
        mixinStandardHelpOptions = true)
final class PagesCommand implements Callable<Integer> {
    private static final Messages TEXT = Messages.of(PagesCommand.class);

    private final Environment environment;

    @Mixin
    private PageArguments arguments = new PageArguments();

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    PagesCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ProcessFailedException, IOException {
        boolean mapped = true;
        try (Target target = arguments.open(environment)) {
            ProcessMemory memory = target.memory();
            List<AddressRange> wanted = arguments.ranges(target).stream()
                    .map(memory.pageSize()::widen)
                    .toList();
            if (json) {
                mapped = writeJson(memory, wanted);
            } else {
                Optional<PageColours> colours = arguments.colours(environment.console());
                String layout = layout(wanted, memory.pageSize());
                for (AddressRange range : wanted) {
                    mapped &= runs(memory, range, run -> print(layout, memory.pageSize(), run, colours));
                }
            }
        }
        return mapped ? ExitStatus.DONE : ExitStatus.NOTHING_FOUND;
    }

    /// The runs as they are, or, where the person agrees to it, as they are once all was read.
    ///
    /// @return whether anything is mapped there
    private boolean runs(ProcessMemory memory, AddressRange range, Consumer<PageRun> sink)
            throws ProcessFailedException, IOException {
        AtomicBoolean mapped = new AtomicBoolean();
        Consumer<PageRun> looking = run -> {
            if (!run.reason().equals(Optional.of(UnknownReason.NOT_MAPPED))) {
                mapped.set(true);
            }
            sink.accept(run);
        };
        if (arguments.policy() == ReadPolicy.QUIET) {
            memory.pages(range, looking);
            return mapped.get();
        }
        RunJoiner joiner = new RunJoiner(looking);
        try (ChunkBuffer buffer = PageWalk.buffer(memory.pageSize())) {
            new PageWalk(memory, arguments.policy(), buffer).walk(range, new PageWalk.Sink() {
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
        return mapped.get();
    }

    /// Columns as wide as the longest address and the largest count that can stand in them.
    private static String layout(List<AddressRange> wanted, PageSize pageSize) {
        int address = 0;
        int pages = 0;
        for (AddressRange range : wanted) {
            address = Math.max(address, AddressText.of(range.start()).length());
            address = Math.max(address, AddressText.of(range.end()).length());
            pages = Math.max(pages, Long.toString(pageSize.pages(range)).length());
        }
        return "%" + address + "s-%" + address + "s  %" + pages + "d  %s";
    }

    private void print(String layout, PageSize pageSize, PageRun run, Optional<PageColours> colours) {
        Console console = environment.console();
        String line = String.format(
                Locale.ROOT,
                layout,
                AddressText.of(run.range().start()),
                AddressText.of(run.range().end()),
                pageSize.pages(run.range()),
                words(run));
        console.out().println(ColourOption.paint(colours, run.state(), TextWidth.fitted(line, console.columns())));
    }

    /// As short as it has to be to stand in a line.
    private static String words(PageRun run) {
        return run.origin() == ByteOrigin.ZERO_FILL
                ? TEXT.text("pages.zeros", PageWords.of(run.state()))
                : PageWords.of(run);
    }

    private boolean writeJson(ProcessMemory memory, List<AddressRange> wanted)
            throws ProcessFailedException, IOException {
        boolean mapped = true;
        try (JsonGenerator out = new JsonFactory()
                .createGenerator(environment.console().out())
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            out.writeStartObject();
            out.writeNumberField("pid", arguments.pid());
            out.writeArrayFieldStart("runs");
            for (AddressRange range : wanted) {
                List<PageRun> runs = new ArrayList<>();
                mapped &= runs(memory, range, runs::add);
                for (PageRun run : runs) {
                    ScriptJson.write(out, run, memory.pageSize());
                }
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        environment.console().out().println();
        return mapped;
    }
}
