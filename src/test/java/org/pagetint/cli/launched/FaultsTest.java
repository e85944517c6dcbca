package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.Json;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.SwapArea;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;

/// A page in swap: the built program leaves it there and says so, unless it is told that it may read it.
@Tag("launcher")
@Timeout(180)
final class FaultsTest {
    private static final int PAGE = 4096;
    private static final String NEEDLE = "needle in swap";

    @TempDir
    private static Path folder;

    private static SwapArea area;
    private static Target target;
    private static String pid = "";

    @BeforeAll
    static void start() throws Exception {
        Path disk = Path.of("target").toAbsolutePath();
        Right.require(
                "commands on pages in swap",
                "root and a disk for a swap file",
                Libc.isRoot() && SwapArea.canBeMade(disk));
        area = SwapArea.make(disk);
        target = Target.start();
        pid = Integer.toString(target.pid());
    }

    @AfterAll
    static void end() throws Exception {
        if (target != null) {
            target.close();
        }
        if (area != null) {
            area.close();
        }
    }

    /// A page of its own for each command, since reading brings it in.
    private static String swappedPage() throws Exception {
        AddressRange page = target.anonymous(1);
        target.fill(page, 1, 0);
        target.poke(page.start(), (NEEDLE + "\0").getBytes(StandardCharsets.US_ASCII));
        target.pageOut(page);
        return page.toString();
    }

    private static List<List<String>> commands(boolean allowed) throws Exception {
        String out = folder.resolve("export" + allowed).toString();
        return Stream.of(
                        List.of("pages", pid, swappedPage(), "--json"),
                        List.of("hexdump", pid, swappedPage()),
                        List.of("search", pid, NEEDLE, "--type", "text", "--json", "--range", swappedPage()),
                        List.of("strings", pid, "--json", "--min", "14", "--range", swappedPage()),
                        List.of("export", pid, swappedPage(), "-o", out))
                .map(command -> allowed
                        ? Stream.concat(command.stream(), Stream.of("--allow-faults"))
                                .toList()
                        : command)
                .toList();
    }

    private static Object coverage(Map<String, Object> of) {
        return of.getOrDefault("coverage", "");
    }

    private static Map<String, Object> covered(long memory, Map<String, Object> none) {
        return Map.of("process-memory", memory, "backing-file", 0L, "zero-fill", 0L, "none", none);
    }

    @Test
    void leavesThemInSwap() throws Exception {
        List<Program.Result> results = Program.runAll(commands(false));

        assertThat(results).extracting(Program.Result::status).containsExactly(0, 0, 1, 1, 0);
        assertThat(Json.objects(Json.object(results.get(0).out()), "runs"))
                .singleElement()
                .satisfies(run -> assertThat(run)
                        .containsEntry("state", "swapped")
                        .containsEntry("origin", "none")
                        .containsEntry("reason", "in swap"));
        assertThat(results.get(1).lines().getFirst()).contains("?? ?? ??").endsWith("|????????????????|  w");
        assertThat(results.get(1).err()).startsWith("4 KiB unknown (??): ").contains("swap");
        Map<String, Object> unknown = covered(0, Map.of("in swap", (long) PAGE));
        assertThat(coverage(Json.object(results.get(2).lines().getLast()))).isEqualTo(unknown);
        assertThat(coverage(Json.object(results.get(3).lines().getLast()))).isEqualTo(unknown);
        assertThat(coverage(Json.object(folder.resolve("exportfalse.json")))).isEqualTo(unknown);
        assertThat(folder.resolve("exportfalse")).hasBinaryContent(new byte[PAGE]);
    }

    @Test
    void readsThemWhereOneAgrees() throws Exception {
        List<Program.Result> results = Program.runAll(commands(true));

        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.status()).as(result.err()).isZero());
        assertThat(Json.objects(Json.object(results.get(0).out()), "runs"))
                .singleElement()
                .satisfies(run -> assertThat(run).containsEntry("origin", "process-memory"));
        byte[] needle = NEEDLE.getBytes(StandardCharsets.US_ASCII);
        assertThat(results.get(1).lines().getFirst())
                .contains(HexFormat.ofDelimiter(" ").formatHex(needle, 8, 14), "|" + NEEDLE);
        assertThat(results.get(1).err()).isEmpty();
        Map<String, Object> known = covered(PAGE, Map.of());
        for (Program.Result result : results.subList(2, 4)) {
            assertThat(Json.object(result.lines().getFirst())).containsEntry("length", (long) needle.length);
            assertThat(coverage(Json.object(result.lines().getLast()))).isEqualTo(known);
        }
        assertThat(coverage(Json.object(folder.resolve("exporttrue.json")))).isEqualTo(known);
        assertThat(folder.resolve("exporttrue"))
                .content(StandardCharsets.ISO_8859_1)
                .startsWith(NEEDLE);
    }
}
