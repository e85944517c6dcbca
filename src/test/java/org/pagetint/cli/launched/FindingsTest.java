package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.export.Json;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;

/// What the built program finds in a process, and what it says of its search, field by field.
@Tag("launcher")
@Timeout(180)
final class FindingsTest {
    private static final long PAGE = Sample.PAGE;
    private static final Map<String, Long> UNMOVED = Map.of(
            "VmRSS", 0L, "RssAnon", 0L, "RssFile", 0L, "RssShmem", 0L, "VmPTE", 0L, "VmSwap", 0L, "ShmemSwap", 0L);

    private static Sample sample;
    private static String pid = "";
    private static AddressRange dirty = new AddressRange(0, 0);

    /// A text in UTF-16, a number, a pointer, and three bytes aa.
    private static AddressRange typed = new AddressRange(0, 0);

    @BeforeAll
    static void start() throws Exception {
        sample = Sample.atRest();
        pid = sample.pid();
        dirty = sample.memory();
        Target target = sample.target();
        target.go();
        typed = target.anonymous(1);
        ByteBuffer values = ByteBuffer.allocate(0x60).order(ByteOrder.LITTLE_ENDIAN);
        values.put(0x10, "ünï".getBytes(StandardCharsets.UTF_16LE));
        values.putDouble(0x20, 3.25).putLong(0x30, typed.start() + 8);
        values.put(0x40, (byte) 0xaa).put(0x48, (byte) 0xaa).put(0x50, (byte) 0xaa);
        target.poke(typed.start(), values.array());
        target.stop();
    }

    @AfterAll
    static void end() {
        sample.close();
    }

    @Test
    void findsWhatIsThere() throws Exception {
        String region = Sample.hex(dirty.start());
        String needle = HexFormat.of().formatHex(Sample.NEEDLE.getBytes(StandardCharsets.US_ASCII));
        List<List<String>> commands = List.of(
                List.of("search", pid, needle, "--range", dirty.toString(), "--json"),
                List.of(
                        "search",
                        pid,
                        "NEEDLE in",
                        "--type=text",
                        "--ignore-case",
                        "--permissions",
                        "rw-p",
                        "--range",
                        dirty.toString(),
                        "--json"),
                List.of("search", pid, "n.edle", "--type", "regex", "--range", dirty.toString(), "--json"),
                List.of("search", pid, "0x6465656e", "--type", "int", "--range", dirty.toString(), "--json"),
                List.of("search", pid, "0x6920656c6465656e", "--type=int", "--bits=64", "--range", region, "--json"));

        List<Program.Result> results = Program.runAll(commands);

        assertThat(results).allSatisfy(result -> {
            assertThat(result.status()).as(result.err()).isZero();
            assertThat(result.err()).isEmpty();
            assertThat(result.lines()).hasSize(2);
            Map<String, Object> match = Json.object(result.lines().getFirst());
            Contract.MATCH.assertFits(match);
            assertThat(match)
                    .containsEntry("address", Sample.hex(sample.needle()))
                    .containsEntry("region", region);
            assertSummary(Json.object(result.lines().getLast()), 1);
        });
        assertThat(Json.object(results.getFirst().lines().getFirst())).containsEntry("length", 16L);
    }

    @Test
    void understandsAPatternAsItsTypeSays() throws Exception {
        List<List<String>> commands = List.of(
                List.of("search", pid, "ünï", "--type", "utf16", "--range", typed.toString(), "--json"),
                List.of("search", pid, "3.25", "--type", "float", "--range", typed.toString(), "--json"),
                List.of(
                        "search",
                        pid,
                        Sample.hex(typed.start()),
                        "--type",
                        "pointer",
                        "--range",
                        typed.toString(),
                        "--json"),
                List.of("search", pid, "aa", "--limit", "2", "--range", typed.toString(), "--json"),
                List.of("search", pid, "aa", "--permissions", "r-x", "--range", typed.toString(), "--json"));

        List<List<Map<String, Object>>> answers = new ArrayList<>();
        for (Program.Result result : Program.runAll(commands)) {
            List<Map<String, Object>> objects = new ArrayList<>();
            for (String line : result.lines()) {
                objects.add(Json.object(line));
            }
            answers.add(objects);
        }

        for (int i = 0; i < 3; i++) {
            assertThat(answers.get(i)).hasSize(2);
            assertThat(answers.get(i).getFirst())
                    .containsEntry("address", Sample.hex(typed.start() + 0x10L * (i + 1)))
                    .containsEntry("length", i == 0 ? 6L : 8L);
        }
        assertThat(answers.get(3)).hasSize(3);
        assertThat(answers.get(3).getLast()).containsEntry("matches", 3L).containsEntry("complete", true);
        assertThat(answers.get(4))
                .singleElement()
                .satisfies(summary -> assertThat(summary).containsEntry("matches", 0L));
    }

    private static void assertSummary(Map<String, Object> summary, long matches) {
        Contract.SUMMARY.assertFits(summary);
        assertThat(summary)
                .containsEntry("matches", matches)
                .containsEntry("complete", true)
                .containsEntry(
                        "coverage",
                        Map.of("process-memory", 3 * PAGE, "backing-file", 0L, "zero-fill", 5 * PAGE, "none", Map.of()))
                .containsEntry("disturbance", UNMOVED);
    }

    @Test
    void saysByItsStatusThatNothingWasFound() throws Exception {
        Program.Result result =
                Program.run("search", pid, "no such text", "--type", "text", "--range", dirty.toString(), "--json");

        assertThat(result.status()).isEqualTo(1);
        assertSummary(Json.object(result.out()), 0);
    }

    @Test
    void listsStrings() throws Exception {
        List<String> lines = Program.run("strings", pid, "--min", "12", "--range", dirty.toString(), "--json")
                .lines();

        assertThat(lines).hasSize(2);
        Contract.STRING.assertFits(Json.object(lines.getFirst()));
        assertThat(Json.object(lines.getFirst()))
                .isEqualTo(Map.of(
                        "address",
                        Sample.hex(sample.needle()),
                        "length",
                        16L,
                        "region",
                        Sample.hex(dirty.start()),
                        "encoding",
                        "ascii",
                        "text",
                        Sample.NEEDLE));
        assertSummary(Json.object(lines.getLast()), 1);
        Program.Result plain = Program.run("strings", pid, "--min", "12", "--range", dirty.toString());
        assertThat(plain.out()).isEqualTo(Long.toHexString(sample.needle()) + "  needle in memory\n");
        assertThat(plain.err()).startsWith("1 match in ").contains("32 KiB searched");
    }
}
