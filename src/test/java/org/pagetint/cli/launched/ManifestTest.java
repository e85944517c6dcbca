package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.ElfCore;
import org.pagetint.export.Exports;
import org.pagetint.export.Json;
import org.pagetint.memory.AddressRange;

/// What the built program writes to files, and what it says of them in the manifest, field by field.
@Tag("launcher")
@Timeout(180)
final class ManifestTest {
    private static final long PAGE = Sample.PAGE;
    private static final Map<String, Long> UNMOVED = Map.of(
            "VmRSS", 0L, "RssAnon", 0L, "RssFile", 0L, "RssShmem", 0L, "VmPTE", 0L, "VmSwap", 0L, "ShmemSwap", 0L);

    @TempDir
    private static Path folder;

    private static Sample sample;
    private static String pid = "";
    private static AddressRange memory = new AddressRange(0, 0);

    @BeforeAll
    static void start() throws Exception {
        sample = Sample.atRest();
        pid = sample.pid();
        memory = sample.memory();
    }

    @AfterAll
    static void end() {
        sample.close();
    }

    private static Instant time(Map<String, Object> manifest, String key) {
        return Instant.parse((String) Objects.requireNonNull(manifest.get(key)));
    }

    private static String sha256(Path file) throws Exception {
        return Exports.output("sha256sum", file.toString()).substring(0, 64);
    }

    @Test
    void namesEveryByteOfAnExport() throws Exception {
        Path file = folder.resolve("two.raw");
        String unmapped = "0+0x1000";
        Instant before = Instant.now();

        List<Program.Result> results = Program.runAll(List.of(
                List.of("export", pid, memory.toString(), unmapped, "-o", file.toString()),
                List.of("pages", pid, memory.toString(), unmapped, "--json")));

        assertThat(results)
                .extracting(Program.Result::status)
                .containsExactly(0, 1); // Nothing is mapped in the second range.
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).hasSize((int) (9 * PAGE)).startsWith(sample.dd(sample.written()));
        assertThat(Arrays.copyOfRange(bytes, (int) (3 * PAGE), bytes.length)).containsOnly(0);
        Map<String, Object> manifest = Json.object(folder.resolve("two.raw.json"));
        Contract.MANIFEST.assertFits(manifest);
        assertThat(manifest)
                .containsEntry("pid", (long) sample.target().pid())
                .containsEntry("name", "java")
                .containsEntry("command", sample.command())
                .containsEntry("pageSize", PAGE)
                .containsEntry("format", "raw")
                .containsEntry("runs", Json.objects(Json.object(results.get(1).out()), "runs"))
                .containsEntry("disturbance", UNMOVED)
                .containsEntry(
                        "coverage",
                        Map.of(
                                "process-memory",
                                3 * PAGE,
                                "backing-file",
                                0L,
                                "zero-fill",
                                5 * PAGE,
                                "none",
                                Map.of("not mapped", PAGE)));
        assertThat(time(manifest, "exportedAt")).isBetween(before.minusSeconds(1), Instant.now());
        assertThat(time(manifest, "startTime")).isBetween(before.minusSeconds(300), before);
        Path first = Files.write(folder.resolve("first"), Arrays.copyOf(bytes, (int) (8 * PAGE)));
        Path second = Files.write(folder.resolve("second"), new byte[(int) PAGE]);
        assertThat(Json.objects(manifest, "ranges"))
                .containsExactly(
                        Map.of(
                                "start",
                                Sample.hex(memory.start()),
                                "end",
                                Sample.hex(memory.end()),
                                "fileOffset",
                                0L,
                                "sha256",
                                sha256(first)),
                        Map.of("start", "0x0", "end", "0x1000", "fileOffset", 8 * PAGE, "sha256", sha256(second)));
    }

    @Test
    void exportsToTheByteInAllWaysARangeIsWritten() throws Exception {
        long start = memory.start() + 3;
        List<String> ranges = List.of(
                Long.toHexString(start) + "-" + Long.toHexString(start + 5000),
                Sample.hex(start) + "-" + Sample.hex(start + 5000),
                Sample.hex(start) + "+5000",
                Long.toHexString(start) + "+0x1388");
        List<List<String>> commands = ranges.stream()
                .map(range -> List.of(
                        "export",
                        pid,
                        range,
                        "-o",
                        folder.resolve("r" + ranges.indexOf(range)).toString()))
                .toList();

        assertThat(Program.runAll(commands)).extracting(Program.Result::status).containsOnly(0);
        byte[] expected = Arrays.copyOfRange(sample.dd(sample.written()), 3, 5003);
        for (int i = 0; i < ranges.size(); i++) {
            assertThat(folder.resolve("r" + i)).hasBinaryContent(expected);
        }
    }

    @Test
    void exportsInEveryFormatAndWhole() throws Exception {
        String wholeRegion = Long.toHexString(memory.start() + 100);
        List<Program.Result> results = Program.runAll(List.of(
                List.of("export", pid, wholeRegion, "--format", "hexdump", "-o", name("h")),
                List.of("hexdump", pid, wholeRegion),
                List.of("export", pid, "--all", "--format", "core", "-o", name("core")),
                List.of("export", pid, "--all", "-o", name("all"))));

        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.status()).as(result.err()).isZero());
        assertThat(Files.readAllLines(folder.resolve("h")).getFirst())
                .isEqualTo(results.get(1).lines().getFirst().replaceFirst(" {2}d$", ""));
        for (String exported : List.of("h", "core", "all")) {
            Contract.MANIFEST.assertFits(Json.object(folder.resolve(exported + ".json")));
        }
        ElfCore core = ElfCore.read(folder.resolve("core"));
        assertThat(core.segments())
                .anyMatch(segment -> segment.address() == memory.start() && segment.bytes() == memory.length());
        long readable = Files.readAllLines(sample.target().proc("maps"), StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.split(" ", 3)[1].startsWith("r"))
                .count();
        assertThat(Exports.in(folder.resolve("all"))).hasSizeGreaterThanOrEqualTo((int) readable);
        assertThat(folder.resolve("all").resolve(memory + ".bin"))
                .content(StandardCharsets.ISO_8859_1)
                .startsWith(new String(sample.dd(sample.written()), StandardCharsets.ISO_8859_1));
        assertThat(Program.runAll(List.of(
                        List.of("verify", name("h")), List.of("verify", name("core")), List.of("verify", name("all")))))
                .extracting(Program.Result::status)
                .containsOnly(0);
    }

    private static String name(String file) {
        return folder.resolve(file).toString();
    }

    @Test
    void replacesAnExportOnlyWhereOneAgrees() throws Exception {
        Path there = Files.writeString(folder.resolve("there"), "what was there");

        Program.Result refused = Program.run("export", pid, memory.toString(), "-o", there.toString());

        assertThat(refused.status()).isEqualTo(5);
        assertThat(refused.err())
                .startsWith("pagetint: " + there + " already exists.")
                .contains("--force");
        assertThat(there).hasContent("what was there");
        assertThat(Program.run("export", pid, memory.toString(), "-o", there.toString(), "--force")
                        .status())
                .isZero();
        assertThat(there).hasSize(8 * PAGE);
    }

    @Test
    void exportsOnlyWhatTheProcessHasChanged() throws Exception {
        Path file = folder.resolve("changed");
        String untouched = new AddressRange(sample.written().end(), memory.end()).toString();

        List<Program.Result> results = Program.runAll(List.of(
                List.of("export", pid, memory.toString(), "0+0x1000", "--only-dirty", "-o", file.toString()),
                List.of("export", pid, untouched, "--only-dirty", "-o", name("unchanged"))));

        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.status()).as(result.err()).isZero());
        assertThat(Arrays.copyOf(Files.readAllBytes(file), (int) (3 * PAGE))).isEqualTo(sample.dd(sample.written()));
        Map<String, Object> manifest = Json.object(folder.resolve("changed.json"));
        Contract.MANIFEST.assertFits(manifest);
        assertThat(Json.objects(manifest, "runs"))
                .containsExactly(Map.of(
                        "start",
                        Sample.hex(memory.start()),
                        "pages",
                        3L,
                        "state",
                        "dirty-memory",
                        "origin",
                        "process-memory"));
        assertThat(results.get(1).err()).contains("Nothing was exported.");
        assertThat(Program.run("verify", file.toString()).status()).isZero();
    }

    /// Whatever the person lets new files be.
    @Test
    void writesWhatItsOwnerAloneMayRead() throws Exception {
        String own = Files.createDirectory(folder.resolve("own")).toString();
        List<List<String>> commands = List.of(
                List.of("export", pid, memory.toString(), "-o", own + "/file"),
                List.of("export", pid, "--all", "--only-dirty", "-o", own + "/folder"));

        List<Program.Result> results = Program.runAllThrough(Program.WITHOUT_MASK, commands);

        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.status()).as(result.err()).isZero());
        String modes = Exports.output("find", own, "-mindepth", "1", "-printf", "%P %m\n");
        assertThat(modes.lines().filter(line -> !line.startsWith("folder/")))
                .containsExactlyInAnyOrder("file 600", "file.json 600", "folder 700", "folder.json 600");
        assertThat(modes.lines().filter(line -> line.startsWith("folder/")))
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.endsWith(".bin 600"));
    }

    @Test
    void refusesWhatIsNoManifest() throws Exception {
        Path export = Files.writeString(folder.resolve("odd"), "bytes");
        Files.writeString(folder.resolve("odd.json"), "{\"format\":\"raw\",\n\"ranges\":[{\"start\"");

        List<Program.Result> results =
                Program.runAll(List.of(List.of("verify", export.toString()), List.of("verify", name("nothing"))));

        assertThat(results).extracting(Program.Result::status).containsOnly(5);
        assertThat(results.get(0).err())
                .startsWith("pagetint: " + export
                        + ".json is not a manifest of an export, or not a whole one: see its line 2.");
        assertThat(results.get(1).err()).startsWith("pagetint: There is not a manifest " + name("nothing") + ".json. ");
    }
}
