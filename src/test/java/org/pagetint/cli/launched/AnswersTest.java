package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.Json;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;

/// What the built program answers when all goes well, field by field, and beside others that read the same memory.
@Tag("launcher")
@Timeout(180)
final class AnswersTest {
    private static final long PAGE = 4096;
    private static final List<String> STATES =
            List.of("file", "shared-memory", "dirty-memory", "swapped", "zero-page", "never-touched", "unreadable");

    @TempDir
    private static Path folder;

    private static Target target;
    private static String pid = "";

    /// Three dirty pages, the second one all zeros but for a text, then five that were never touched.
    private static AddressRange dirty = new AddressRange(0, 0);

    /// Four pages of a file that nobody has read.
    private static AddressRange file = new AddressRange(0, 0);

    private static Path backing = Path.of("");

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
        pid = Integer.toString(target.pid());
        dirty = target.anonymous(8);
        target.fill(dirty.first(3 * PAGE), 5, 0);
        target.poke(dirty.start() + PAGE, new byte[(int) PAGE]);
        target.poke(dirty.start() + PAGE + 0x20, "needle in memory".getBytes(StandardCharsets.US_ASCII));
        backing = folder.resolve("backing");
        PatternFile.write(backing, 9, 4 * PAGE);
        long opened = target.open(backing, Kernel.O_RDONLY);
        file = target.map(4 * PAGE, Kernel.PROT_READ, Kernel.MAP_PRIVATE, opened, 0);
        target.stop();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    private static Program.Result good(String... arguments) throws Exception {
        Program.Result result = Program.run(arguments);
        assertThat(result.status()).as(result.err()).isZero();
        return result;
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    private static Map<?, ?> object(Map<String, Object> in, String key) {
        return (Map<?, ?>) Objects.requireNonNull(in.get(key), key);
    }

    private static String text(Map<String, Object> in, String key) {
        return (String) Objects.requireNonNull(in.get(key), key);
    }

    private static long address(Map<String, Object> in, String key) {
        return Long.parseUnsignedLong(text(in, key).substring("0x".length()), 16);
    }

    /// What `dd` reads from the memory of the process.
    private static byte[] dd(AddressRange range) throws Exception {
        Path out = folder.resolve("dd");
        Process dd = new ProcessBuilder(
                        "dd",
                        "if=/proc/" + pid + "/mem",
                        "of=" + out,
                        "bs=" + PAGE,
                        "skip=" + range.start() / PAGE,
                        "count=" + range.length() / PAGE)
                .redirectErrorStream(true)
                .start();
        dd.getInputStream().readAllBytes();
        assertThat(dd.waitFor()).isZero();
        byte[] bytes = Files.readAllBytes(out);
        Files.delete(out);
        return bytes;
    }

    @Test
    void listsProcesses() throws Exception {
        List<Map<String, Object>> processes =
                Json.objects(Json.object("{\"all\":" + good("ps", "--json").out() + "}"), "all");

        assertThat(processes)
                .allSatisfy(process -> assertThat(process)
                        .containsOnlyKeys("pid", "name", "user", "command", "residentBytes", "access"));
        String command = Files.readString(target.proc("cmdline"), StandardCharsets.UTF_8)
                .replace('\0', ' ')
                .strip();
        String resident = Files.readAllLines(target.proc("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        assertThat(processes)
                .filteredOn(process -> Long.valueOf(target.pid()).equals(process.get("pid")))
                .singleElement()
                .isEqualTo(Map.of(
                        "pid",
                        (long) target.pid(),
                        "name",
                        "java",
                        "user",
                        System.getProperty("user.name"),
                        "command",
                        command,
                        "residentBytes",
                        1024 * Long.parseLong(resident.replaceAll("\\D", "")),
                        "access",
                        "full"));
        assertThat(good("ps").lines()).first().asString().matches(" *PID  USER +RESIDENT  ACCESS  NAME +COMMAND");
    }

    @Test
    void countsEveryPageOfARegionOnce() throws Exception {
        Map<String, Object> answer =
                Json.object(good("regions", pid, "--pages", "--json").out());

        assertThat(answer)
                .containsOnlyKeys("pid", "pageSize", "malformedLines", "regions")
                .containsEntry("pid", (long) target.pid())
                .containsEntry("pageSize", PAGE)
                .containsEntry("malformedLines", 0L);
        assertThat(Json.objects(answer, "regions")).allSatisfy(region -> {
            assertThat(region.keySet().stream()
                            .filter(key -> !key.equals("name"))
                            .toList())
                    .containsExactly("start", "end", "permissions", "offset", "device", "inode", "kind", "pages");
            assertThat(text(region, "kind")).isIn("file", "anonymous", "heap", "stack", "shared-memory", "special");
            Map<?, ?> pages = object(region, "pages");
            assertThat(pages.keySet().stream().map(Object::toString).toList()).isEqualTo(STATES);
            long sum = pages.values().stream().mapToLong(count -> (long) count).sum();
            assertThat(sum * PAGE).isEqualTo(address(region, "end") - address(region, "start"));
        });
    }

    @Test
    void listsPageRuns() throws Exception {
        Map<String, Object> answer = Json.object(
                good("pages", pid, dirty.toString(), "0-1000", "--json").out());

        assertThat(answer).containsOnlyKeys("pid", "runs").containsEntry("pid", (long) target.pid());
        assertThat(Json.objects(answer, "runs"))
                .containsExactly(
                        Map.of(
                                "start",
                                hex(dirty.start()),
                                "pages",
                                3L,
                                "state",
                                "dirty-memory",
                                "origin",
                                "process-memory"),
                        Map.of(
                                "start",
                                hex(dirty.start() + 3 * PAGE),
                                "pages",
                                5L,
                                "state",
                                "never-touched",
                                "origin",
                                "zero-fill"),
                        Map.of(
                                "start", "0x0",
                                "pages", 1L,
                                "state", "unreadable",
                                "origin", "none",
                                "reason", "not mapped"));
        assertThat(good("pages", pid, dirty.toString(), "--allow-faults", "--json")
                        .out())
                .isEqualTo(good("pages", pid, dirty.toString(), "--json").out());
    }

    @Test
    void printsTheBytesThatAnIndependentReaderReads() throws Exception {
        Program.Result result = good("hexdump", pid, dirty.first(3 * PAGE).toString(), file.toString(), "0+16");

        byte[] expected = new byte[(int) (7 * PAGE)];
        System.arraycopy(dd(dirty.first(3 * PAGE)), 0, expected, 0, (int) (3 * PAGE));
        System.arraycopy(Files.readAllBytes(backing), 0, expected, (int) (3 * PAGE), (int) (4 * PAGE));
        List<String> lines = result.lines();
        byte[] printed = new byte[expected.length];
        int end = bytes(lines, 0, dirty.start(), printed, 0);
        int last = bytes(lines, end, file.start(), printed, (int) (3 * PAGE));
        assertThat(printed).isEqualTo(expected);
        assertThat(lines.get(0)).matches("[0-9a-f]{12}  ([0-9a-f]{2} ){8}( [0-9a-f]{2}){8}  \\|.{16}\\|  d");
        assertThat(lines).contains("*").anyMatch(line -> line.endsWith("|needle in memory|  d"));
        assertThat(lines.subList(last, lines.size()))
                .containsExactly(
                        "000000000000  ?? ?? ?? ?? ?? ?? ?? ??  ?? ?? ?? ?? ?? ?? ?? ??  |????????????????|  u",
                        "000000000010");
        assertThat(result.err()).isEqualTo("16 B unknown (??): nothing is mapped here.\n");
    }

    /// Reads lines of `hexdump -C` from line `from` on until the address alone; returns the line behind it.
    private static int bytes(List<String> lines, int from, long start, byte[] into, int at) {
        long before = start;
        for (int i = from; ; i++) {
            String line = lines.get(i);
            if (line.equals("*")) {
                continue;
            }
            long address = Long.parseUnsignedLong(line.substring(0, 12), 16);
            for (long folded = before + 16; folded < address; folded += 16) {
                System.arraycopy(into, at + (int) (before - start), into, at + (int) (folded - start), 16);
            }
            if (line.length() == 12) {
                return i + 1;
            }
            byte[] row = HexFormat.of().parseHex(line.substring(14, 62).replace(" ", ""));
            System.arraycopy(row, 0, into, at + (int) (address - start), row.length);
            before = address;
        }
    }

    @Test
    void exportsWhatAnIndependentReaderReads() throws Exception {
        Path out = folder.resolve("dirty.raw");
        Path outOfFile = folder.resolve("file.raw");
        List<Program.Result> results = Program.runAll(List.of(
                List.of("export", pid, dirty.toString(), "-o", out.toString()),
                List.of("export", pid, file.toString(), "--allow-faults", "-o", outOfFile.toString())));

        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.status()).as(result.err()).isZero());
        byte[] bytes = Files.readAllBytes(out);
        assertThat(bytes).hasSize((int) (8 * PAGE)).startsWith(dd(dirty.first(3 * PAGE)));
        assertThat(outOfFile).hasSameBinaryContentAs(backing);
        Program.Result verified = good("verify", out.toString());
        assertThat(verified.out()).isEqualTo(out + " is as it was exported.\n");
        bytes[100] ^= 1;
        Files.write(out, bytes);
        assertThat(Program.run("verify", out.toString()).status()).isEqualTo(5);
    }

    @Test
    void drawsTheWindow() throws Exception {
        Path picture = folder.resolve("window.png");

        Program.Result result =
                good("snapshot", pid, "--at", Long.toHexString(dirty.start()), "-o", picture.toString());

        assertThat(result.out()).isEmpty();
        assertThat(Files.readAllBytes(picture))
                .startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G')
                .hasSizeGreaterThan(10_000);
    }

    @Test
    void explainsEachCommandAndKnowsItsVersion() throws Exception {
        List<List<String>> commands = new ArrayList<>();
        for (String command : List.of(
                "gui", "ps", "regions", "pages", "hexdump", "search", "strings", "export", "verify", "snapshot")) {
            commands.add(List.of(command, "--help"));
        }
        commands.add(List.of("regions", "--version"));
        commands.add(List.of("--version"));

        List<Program.Result> results = Program.runAll(commands);

        String version = results.getLast().out();
        assertThat(version).matches("pagetint \\d+\\.\\d+\\.\\d+\n");
        assertThat(results.get(results.size() - 2).out()).isEqualTo(version);
        for (int i = 0; i < commands.size() - 2; i++) {
            String command = commands.get(i).getFirst();
            assertThat(results.get(i).out())
                    .startsWith("Usage: pagetint " + command)
                    .contains("--help");
        }
        assertThat(results).allSatisfy(result -> {
            assertThat(result.status()).isZero();
            assertThat(result.err()).isEmpty();
        });
    }

    @Test
    void goesOnInTheTerminalWithoutADisplay() throws Exception {
        List<Program.Result> results = Program.runAll(List.of(List.of(), List.of("gui", pid)));

        assertThat(results).allSatisfy(result -> {
            assertThat(result.status()).as(result.err()).isZero();
            assertThat(result.out()).contains("There is no display.", "pagetint hexdump");
            assertThat(result.lines()).anyMatch(line -> line.strip().startsWith(pid));
        });
    }
}
