package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.pagetint.export.ElfCore;
import org.pagetint.export.ExportFormat;
import org.pagetint.export.ExportMonitor;
import org.pagetint.export.ExportRequest;
import org.pagetint.export.Exporter;
import org.pagetint.export.Exports;
import org.pagetint.export.Json;
import org.pagetint.export.Place;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.words.ScriptWords;

/// Exports what a test expects of a target, and compares the files, page by page, with what the target wrote.
final class ExportFixture {
    private static final int PAGE = 4096;

    private ExportFixture() {}

    /// A raw export and a core of the range are as expected, and so are their manifests.
    static void exportsAre(Target target, ProcessMemory memory, Expected expected) throws Exception {
        Path folder = Files.createTempDirectory("pagetint-export");
        try {
            Exporter exporter = exporter(target, memory);
            for (ExportFormat format : List.of(ExportFormat.RAW, ExportFormat.CORE)) {
                Path file = folder.resolve("x" + format.extension());
                exporter.export(
                        ExportRequest.of(List.of(expected.range()), format, Place.file(file)), ExportMonitor.NONE);
                manifestIs(file, expected);
                assertThat(Exports.verifies(file)).isTrue();
            }
            rawIs(folder.resolve("x.bin"), expected);
            coreIs(ElfCore.read(folder.resolve("x.core")), expected);
        } finally {
            delete(folder);
        }
    }

    /// An exporter of the target's memory.
    static Exporter exporter(Target target, ProcessMemory memory) throws Exception {
        return new Exporter(
                new LinuxProcesses(ProcRoot.SYSTEM).find(target.pid()),
                memory,
                new LinuxFileOpener(),
                Clock.systemUTC());
    }

    private static void rawIs(Path file, Expected expected) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            assertThat(channel.size()).isEqualTo(expected.range().length());
            for (long offset = 0; offset < channel.size(); offset += PAGE) {
                ByteBuffer page = ByteBuffer.allocate(PAGE);
                channel.read(page, offset);
                assertThat(page.array())
                        .as("the exported page at offset %x", offset)
                        .isEqualTo(
                                expected.page(expected.range().start() + offset).orElseGet(() -> new byte[PAGE]));
            }
        }
    }

    private static void coreIs(ElfCore core, Expected expected) {
        for (long at = expected.range().start(); at != expected.range().end(); at += PAGE) {
            assertThat(core.page(at).orElseGet(() -> new byte[0]))
                    .as("the page at %x in the core", at)
                    .isEqualTo(expected.page(at).orElseGet(() -> new byte[0]));
        }
    }

    private static void manifestIs(Path file, Expected expected) throws IOException {
        List<Map<String, Object>> runs = new ArrayList<>();
        for (PageRun run : expected.runs(expected.range())) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("start", ScriptWords.address(run.range().start()));
            object.put("pages", run.range().length() / PAGE);
            object.put("state", ScriptWords.of(run.state()));
            object.put("origin", ScriptWords.of(run.origin()));
            run.reason().ifPresent(reason -> object.put("reason", ScriptWords.of(reason)));
            runs.add(object);
        }
        Map<String, Object> manifest = Json.object(file.resolveSibling(file.getFileName() + ".json"));
        assertThat(Json.objects(manifest, "runs")).isEqualTo(runs);
        assertThat(manifest.get("disturbance"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .as("what exporting moved")
                .allSatisfy((_, moved) -> assertThat(moved).isEqualTo(0L));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
