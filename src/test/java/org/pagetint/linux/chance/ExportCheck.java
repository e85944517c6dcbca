package org.pagetint.linux.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pagetint.export.ElfCore;
import org.pagetint.export.ExportFormat;
import org.pagetint.export.ExportMonitor;
import org.pagetint.export.ExportRequest;
import org.pagetint.export.Exporter;
import org.pagetint.export.Exports;
import org.pagetint.export.Json;
import org.pagetint.export.Place;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.RunJoiner;
import org.pagetint.words.ScriptWords;

/// `export`: a raw file and a core hold the bytes that were seen and holes for the rest, the manifest names every
/// run, and `verify` agrees.
final class ExportCheck {
    private static final int PAGE = PlainReader.PAGE;
    private static final byte[] ZEROS = new byte[PAGE];

    /// Of more pages than these only some are looked up in a core.
    private static final int MOST_CORE_PAGES = 1_000;

    private final Exporter exporter;
    private final Plan plan;
    private final Seen seen;
    private final Path folder;

    /// @param folder where exports are made, and deleted again
    ExportCheck(Exporter exporter, Plan plan, Seen seen, Path folder) {
        this.exporter = exporter;
        this.plan = plan;
        this.seen = seen;
        this.folder = folder;
    }

    /// Exports what was fetched.
    void run() throws Exception {
        List<AddressRange> ranges = plan.windows();
        if (ranges.isEmpty()) {
            return;
        }
        boolean alsoCore = plan.random().nextInt(3) == 0;
        try {
            rawIs(export(ExportFormat.RAW, ranges), ranges);
            if (alsoCore) {
                coreIs(ElfCore.read(export(ExportFormat.CORE, ranges)), ranges);
            }
        } finally {
            for (ExportFormat format : ExportFormat.values()) {
                Files.deleteIfExists(file(format));
                Files.deleteIfExists(manifestOf(file(format)));
            }
        }
    }

    private Path file(ExportFormat format) {
        return folder.resolve("x" + format.extension());
    }

    private Path export(ExportFormat format, List<AddressRange> ranges) throws Exception {
        Path file = file(format);
        exporter.export(ExportRequest.of(ranges, format, Place.file(file)), ExportMonitor.NONE);
        Map<String, Object> manifest = Json.object(manifestOf(file));
        assertThat(Json.objects(manifest, "runs"))
                .as("the runs in the manifest of %s", file)
                .isEqualTo(runs(ranges));
        assertThat(Exports.verifies(file)).as("%s verifies", file).isTrue();
        return file;
    }

    private List<Map<String, Object>> runs(List<AddressRange> ranges) {
        List<Map<String, Object>> objects = new ArrayList<>();
        RunJoiner joiner = new RunJoiner(run -> objects.add(object(run)));
        ranges.forEach(range -> seen.runs(range).forEach(joiner));
        joiner.finish();
        return objects;
    }

    private static Map<String, Object> object(PageRun run) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("start", ScriptWords.address(run.range().start()));
        object.put("pages", run.range().length() / PAGE);
        object.put("state", ScriptWords.of(run.state()));
        object.put("origin", ScriptWords.of(run.origin()));
        run.reason().ifPresent(reason -> object.put("reason", ScriptWords.of(reason)));
        return object;
    }

    private void rawIs(Path file, List<AddressRange> ranges) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer page = ByteBuffer.allocate(PAGE);
            long offset = 0;
            for (AddressRange range : ranges) {
                for (long at = range.start(); at < range.end(); at += PAGE) {
                    page.clear();
                    int read = channel.read(page, offset);
                    byte[] expected = seen.page(at).orElse(ZEROS);
                    if (read != PAGE || !Arrays.equals(page.array(), expected)) {
                        throw new AssertionError("the page at %x, %s, lies otherwise in the raw export, at %x"
                                .formatted(at, seen.runAt(at), offset));
                    }
                    offset += PAGE;
                }
            }
            assertThat(channel.size()).as("how long the raw export is").isEqualTo(offset);
        }
    }

    private void coreIs(ElfCore core, List<AddressRange> ranges) {
        long pages = ranges.stream().mapToLong(range -> range.length() / PAGE).sum();
        int step = (int) (pages / MOST_CORE_PAGES + 1);
        long index = plan.random().nextInt(step);
        for (AddressRange range : ranges) {
            for (long at = range.start(); at < range.end(); at += PAGE) {
                if (index++ % step == 0) {
                    Optional<byte[]> mine = seen.page(at);
                    Optional<byte[]> there = core.page(at);
                    if (mine.isPresent() != there.isPresent()
                            || (mine.isPresent() && !Arrays.equals(mine.get(), there.orElseThrow()))) {
                        throw new AssertionError(
                                "the page at %x, %s, is another one in the core".formatted(at, seen.runAt(at)));
                    }
                }
            }
        }
    }

    private static Path manifestOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".json");
    }
}
