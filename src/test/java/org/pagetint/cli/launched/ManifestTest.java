package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;

/// What the built program writes to files, and what it says of them in the manifest, field by field.
@Tag("launcher")
@Timeout(180)
final class ManifestTest {
    private static final long PAGE = 4096;
    private static final Map<String, Long> UNMOVED =
            Map.of("VmRSS", 0L, "RssAnon", 0L, "RssFile", 0L, "RssShmem", 0L, "VmPTE", 0L, "VmSwap", 0L);

    @TempDir
    private static Path folder;

    private static Target target;
    private static String pid = "";

    /// Two dirty pages, then two that were never touched.
    private static AddressRange memory = new AddressRange(0, 0);

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
        pid = Integer.toString(target.pid());
        memory = target.anonymous(4);
        target.fill(memory.first(2 * PAGE), 5, 0);
        target.stop();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    private static Instant time(Map<String, Object> manifest, String key) {
        return Instant.parse((String) Objects.requireNonNull(manifest.get(key)));
    }

    /// What `/proc/PID/mem` holds.
    private static byte[] mem(AddressRange range) throws IOException {
        try (var file = new java.io.RandomAccessFile("/proc/" + pid + "/mem", "r")) {
            byte[] bytes = new byte[(int) range.length()];
            file.seek(range.start());
            file.readFully(bytes);
            return bytes;
        }
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
                .allSatisfy(
                        result -> assertThat(result.status()).as(result.err()).isZero());
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).hasSize((int) (5 * PAGE)).startsWith(mem(memory.first(2 * PAGE)));
        assertThat(Arrays.copyOfRange(bytes, (int) (2 * PAGE), bytes.length)).containsOnly(0);
        Map<String, Object> manifest = Json.object(folder.resolve("two.raw.json"));
        assertThat(manifest.keySet())
                .containsExactly(
                        "pid",
                        "name",
                        "command",
                        "startTime",
                        "exportedAt",
                        "pageSize",
                        "format",
                        "ranges",
                        "runs",
                        "coverage",
                        "disturbance");
        String command = Files.readString(target.proc("cmdline"), StandardCharsets.UTF_8)
                .replace('\0', ' ')
                .strip();
        assertThat(manifest)
                .containsEntry("pid", (long) target.pid())
                .containsEntry("name", "java")
                .containsEntry("command", command)
                .containsEntry("pageSize", PAGE)
                .containsEntry("format", "raw")
                .containsEntry("runs", Json.objects(Json.object(results.get(1).out()), "runs"))
                .containsEntry("disturbance", UNMOVED)
                .containsEntry(
                        "coverage",
                        Map.of(
                                "process-memory",
                                2 * PAGE,
                                "backing-file",
                                0L,
                                "zero-fill",
                                2 * PAGE,
                                "none",
                                Map.of("not mapped", PAGE)));
        assertThat(time(manifest, "exportedAt")).isBetween(before.minusSeconds(1), Instant.now());
        assertThat(time(manifest, "startTime")).isBetween(before.minusSeconds(300), before);
        Path first = Files.write(folder.resolve("first"), Arrays.copyOf(bytes, (int) (4 * PAGE)));
        Path second = Files.write(folder.resolve("second"), new byte[(int) PAGE]);
        assertThat(Json.objects(manifest, "ranges"))
                .containsExactly(
                        Map.of(
                                "start",
                                hex(memory.start()),
                                "end",
                                hex(memory.end()),
                                "fileOffset",
                                0L,
                                "sha256",
                                sha256(first)),
                        Map.of("start", "0x0", "end", "0x1000", "fileOffset", 4 * PAGE, "sha256", sha256(second)));
    }

    @Test
    void exportsToTheByteInAllWaysARangeIsWritten() throws Exception {
        long start = memory.start() + 3;
        List<String> ranges = List.of(
                Long.toHexString(start) + "-" + Long.toHexString(start + 5000),
                hex(start) + "-" + hex(start + 5000),
                hex(start) + "+5000",
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
        byte[] expected = Arrays.copyOfRange(mem(memory.first(2 * PAGE)), 3, 5003);
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
        ElfCore core = ElfCore.read(folder.resolve("core"));
        assertThat(core.segments())
                .anyMatch(segment -> segment.address() == memory.start() && segment.bytes() == memory.length());
        long readable = Files.readAllLines(target.proc("maps"), StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.split(" ", 3)[1].startsWith("r"))
                .count();
        assertThat(Exports.in(folder.resolve("all"))).hasSize((int) readable);
        assertThat(folder.resolve("all").resolve(memory + ".bin"))
                .content(StandardCharsets.ISO_8859_1)
                .startsWith(new String(mem(memory.first(2 * PAGE)), StandardCharsets.ISO_8859_1));
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
                .startsWith("pagetint: Something is already at ")
                .contains("--force");
        assertThat(there).hasContent("what was there");
        assertThat(Program.run("export", pid, memory.toString(), "-o", there.toString(), "--force")
                        .status())
                .isZero();
        assertThat(there).hasSize(4 * PAGE);
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
                        + ".json is no manifest of an export, or not a whole one: see its line 2.");
        assertThat(results.get(1).err()).startsWith("pagetint: There is no manifest " + name("nothing") + ".json. ");
    }
}
