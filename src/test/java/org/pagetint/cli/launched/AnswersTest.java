package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.Exports;
import org.pagetint.export.Json;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;

/// What the built program answers when all goes well, field by field, and beside others that read the same memory.
@Tag("launcher")
@Timeout(180)
final class AnswersTest {
    private static final long PAGE = Sample.PAGE;
    private static final List<String> COMMANDS =
            List.of("gui", "ps", "regions", "pages", "hexdump", "search", "strings", "export", "verify", "snapshot");

    @TempDir
    private static Path folder;

    private static Sample sample;
    private static String pid = "";
    private static AddressRange dirty = new AddressRange(0, 0);

    /// Four pages of a file that nobody has read.
    private static AddressRange file = new AddressRange(0, 0);

    private static Path backing = Path.of("");

    @BeforeAll
    static void start() throws Exception {
        sample = Sample.atRest();
        pid = sample.pid();
        dirty = sample.memory();
        backing = folder.resolve("backing");
        PatternFile.write(backing, 9, 4 * PAGE);
        Target target = sample.target();
        target.go();
        long opened = target.open(backing, Kernel.O_RDONLY);
        file = target.map(4 * PAGE, Kernel.PROT_READ, Kernel.MAP_PRIVATE, opened, 0);
        target.stop();
    }

    @AfterAll
    static void end() {
        sample.close();
    }

    private static Program.Result good(String... arguments) throws Exception {
        Program.Result result = Program.run(arguments);
        assertThat(result.status()).as(result.err()).isZero();
        return result;
    }

    private static long address(Map<String, Object> in, String key) {
        String text = (String) Objects.requireNonNull(in.get(key), key);
        return Long.parseUnsignedLong(text.substring("0x".length()), 16);
    }

    @Test
    void listsProcesses() throws Exception {
        List<Map<String, Object>> processes = Json.objects(good("ps", "--json").out());

        assertThat(processes).allSatisfy(process -> {
            Contract.PROCESS.assertFits(process);
            assertThat(process).doesNotContainEntry("access", "none");
        });
        String resident = Files.readAllLines(sample.target().proc("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        assertThat(processes)
                .filteredOn(process -> Long.valueOf(sample.target().pid()).equals(process.get("pid")))
                .singleElement()
                .isEqualTo(Map.of(
                        "pid",
                        (long) sample.target().pid(),
                        "name",
                        "java",
                        "user",
                        System.getProperty("user.name"),
                        "command",
                        sample.command(),
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

        Contract.REGIONS.assertFits(answer);
        assertThat(answer)
                .containsEntry("pid", (long) sample.target().pid())
                .containsEntry("pageSize", PAGE)
                .containsEntry("malformedLines", 0L);
        assertThat(Json.objects(answer, "regions")).allSatisfy(region -> {
            Map<?, ?> pages = (Map<?, ?>) Objects.requireNonNull(region.get("pages"));
            long sum = pages.values().stream().mapToLong(count -> (long) count).sum();
            assertThat(sum * PAGE).isEqualTo(address(region, "end") - address(region, "start"));
        });
    }

    @Test
    void listsPageRuns() throws Exception {
        Map<String, Object> answer = Json.object(
                Program.run("pages", pid, dirty.toString(), "0-1000", "--json").out());

        Contract.RUNS.assertFits(answer);
        assertThat(answer).containsEntry("pid", (long) sample.target().pid());
        assertThat(Json.objects(answer, "runs"))
                .containsExactly(
                        Map.of(
                                "start",
                                Sample.hex(dirty.start()),
                                "pages",
                                3L,
                                "state",
                                "dirty-memory",
                                "origin",
                                "process-memory"),
                        Map.of(
                                "start",
                                Sample.hex(dirty.start() + 3 * PAGE),
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
        Program.Result result = Program.run("hexdump", pid, sample.written().toString(), file.toString(), "0+16");

        assertThat(result.status()).as(result.err()).isEqualTo(1);

        byte[] expected = new byte[(int) (7 * PAGE)];
        System.arraycopy(sample.dd(sample.written()), 0, expected, 0, (int) (3 * PAGE));
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
        assertThat(bytes).hasSize((int) (8 * PAGE)).startsWith(sample.dd(sample.written()));
        assertThat(outOfFile).hasSameBinaryContentAs(backing);
        Program.Result verified = good("verify", out.toString());
        assertThat(verified.out()).isEqualTo(out + " is as it was exported.\n");
        assertThat(results.getFirst().out()).isEmpty();
        assertThat(results.getFirst().err()).startsWith("Exported 12 KiB in ").contains("20 KiB reads as zeros");
        bytes[100] ^= 1;
        Files.write(out, bytes);
        Program.Result changed = Program.run("verify", out.toString());
        assertThat(changed.status()).isEqualTo(5);
        assertThat(changed.out()).isEqualTo(dirty + " in " + out + ": other bytes than were exported.\n");
    }

    @Test
    void drawsTheWindow() throws Exception {
        List<List<String>> commands = new ArrayList<>();
        for (AddressRange shown : List.of(dirty, file)) {
            commands.add(List.of(
                    "snapshot",
                    pid,
                    "--at",
                    Long.toHexString(shown.start()),
                    "--size",
                    "900x600",
                    "--dark",
                    "--text",
                    "150",
                    "-o",
                    picture(commands.size()).toString()));
        }

        assertThat(Program.runAllThrough(Program.WITHOUT_MASK, commands)).allSatisfy(result -> {
            assertThat(result.status()).as(result.err()).isZero();
            assertThat(result.out() + result.err()).isEmpty();
        });
        List<BufferedImage> pictures = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            pictures.add(ImageIO.read(picture(i).toFile()));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(picture(i))))
                    .isEqualTo("rw-------");
        }
        assertThat(pictures)
                .extracting(picture -> picture.getWidth() + "x" + picture.getHeight())
                .containsOnly("900x600");
        assertThat(difference(pictures.get(0), pictures.get(1)))
                .as("at another address")
                .isGreaterThan(0.01);
        assertThat(brightness(pictures.get(0))).isLessThan(0.3);
    }

    private static Path picture(int number) {
        return folder.resolve("window" + number + ".png");
    }

    /// How many of the pixels differ, of one.
    private static double difference(BufferedImage one, BufferedImage other) {
        int differ = 0;
        for (int pixel = 0; pixel < one.getWidth() * one.getHeight(); pixel++) {
            int x = pixel % one.getWidth();
            int y = pixel / one.getWidth();
            differ += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
        }
        return (double) differ / (one.getWidth() * one.getHeight());
    }

    /// How bright it is, from 0 to 1.
    private static double brightness(BufferedImage picture) {
        long sum = 0;
        for (int pixel = 0; pixel < picture.getWidth() * picture.getHeight(); pixel++) {
            sum += picture.getRGB(pixel % picture.getWidth(), pixel / picture.getWidth()) >> 8 & 0xff;
        }
        return sum / 255.0 / (picture.getWidth() * picture.getHeight());
    }

    @Test
    void explainsEachCommandAndKnowsItsVersion() throws Exception {
        List<List<String>> commands = new ArrayList<>();
        for (String command : COMMANDS) {
            commands.add(List.of(command, "--help"));
            commands.add(List.of(command, "--version"));
        }
        commands.add(List.of("--help"));
        commands.add(List.of("--version"));

        List<Program.Result> results = Program.runAll(commands);

        String version = results.getLast().out();
        assertThat(version).matches("pagetint \\d+\\.\\d+\\.\\d+\n");
        for (int i = 0; i < COMMANDS.size(); i++) {
            assertThat(results.get(2 * i).out())
                    .startsWith("Usage: pagetint " + COMMANDS.get(i))
                    .contains("--help");
            assertThat(results.get(2 * i + 1).out()).isEqualTo(version);
        }
        assertThat(results.get(results.size() - 2).out()).contains(COMMANDS);
        assertThat(results).allSatisfy(result -> {
            assertThat(result.status()).isZero();
            assertThat(result.err()).isEmpty();
        });
    }

    @Test
    void bringsItsManualPageAndCompletions() throws Exception {
        Path share = Program.LAUNCHER.resolveSibling("../share");
        Path bash = share.resolve("bash-completion/completions/pagetint");

        assertThat(share.resolve("man/man1/pagetint.1")).content().startsWith(".TH \"PAGETINT\" \"1\"");
        assertThat(share.resolve("zsh/site-functions/_pagetint")).content().startsWith("#compdef pagetint\n");
        assertThat(share.resolve("fish/vendor_completions.d/pagetint.fish"))
                .content()
                .contains("complete -c pagetint");
        assertThat(Exports.output("bash", "--norc", "-c", "source '" + bash + "'; complete -p pagetint"))
                .isEqualTo("complete -o default -F _complete_pagetint pagetint\n");
    }

    @Test
    void goesOnInTheTerminalWithoutADisplay() throws Exception {
        List<Program.Result> results = Program.runAll(
                List.of(List.of(), List.of("gui", pid), List.of("gui", pid, "--at", Long.toHexString(dirty.start()))));

        assertThat(results).allSatisfy(result -> {
            assertThat(result.status()).as(result.err()).isZero();
            assertThat(result.out()).contains("There is no display.", "pagetint hexdump");
            assertThat(result.lines()).anyMatch(line -> line.strip().startsWith(pid));
        });
    }
}
