package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pagetint.export.Exports.raw;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;

/// Raw exports and their manifests.
final class RawExportTest {
    private static final long PAGE = 4096;
    private static final long START = 0x7f0000000000L;

    @TempDir
    private Path folder;

    private final ArrayMemory memory = new ArrayMemory();

    private ExportOutcome export(ExportRequest request) throws ExportFailedException {
        return Exports.of(memory).export(request, ExportMonitor.NONE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void mapDirty(long start, long pages) {
        AddressRange range = AddressRange.ofLength(start, pages * PAGE);
        memory.map(range, "").set(start, pages, PageState.DIRTY_MEMORY);
    }

    @Test
    void putsEveryByteAtItsOffset() throws Exception {
        mapDirty(START, 4);
        memory.write(START + 0x1234, "here").write(START + 0x3ffe, new byte[] {7, 8});

        export(raw(folder.resolve("x"), AddressRange.ofLength(START, 4 * PAGE)));

        byte[] expected = new byte[4 * (int) PAGE];
        System.arraycopy(bytes("here"), 0, expected, 0x1234, 4);
        expected[0x3ffe] = 7;
        expected[0x3fff] = 8;
        assertThat(folder.resolve("x")).hasBinaryContent(expected);
    }

    @Test
    void cutsARangeToTheByte() throws Exception {
        mapDirty(START, 4);
        memory.write(START + 0x0ffe, "abcdef");

        ExportOutcome outcome = export(raw(folder.resolve("x"), new AddressRange(START + 0xffe, START + 0x1004)));

        assertThat(folder.resolve("x")).hasContent("abcdef");
        assertThat(outcome.coverage().covered()).isEqualTo(Map.of(ByteOrigin.PROCESS_MEMORY, 6L));
        assertThat(Json.objects(Json.object(folder.resolve("x.json")), "runs"))
                .as("runs are whole pages")
                .containsExactly(Map.of(
                        "start", "0x7f0000000000", "pages", 2L, "state", "dirty-memory", "origin", "process-memory"));
    }

    @Test
    void writesTheManifestThatScriptsReadOn() throws Exception {
        memory.map(AddressRange.ofLength(START, 8 * PAGE), "[heap]")
                .set(START, 1, PageState.DIRTY_MEMORY)
                .set(START + PAGE, 2, PageState.SWAPPED, UnknownReason.IN_SWAP)
                .write(START, "secret");

        export(raw(folder.resolve("x"), AddressRange.ofLength(START, 4 * PAGE)));

        Map<String, Object> manifest = Json.object(folder.resolve("x.json"));
        assertThat(manifest.keySet())
                .containsExactly(
                        "formatVersion",
                        "pid",
                        "name",
                        "command",
                        "startTime",
                        "exportedAt",
                        "pageSize",
                        "format",
                        "sha256",
                        "regions",
                        "ranges",
                        "runs",
                        "coverage",
                        "disturbance");
        assertThat(manifest)
                .containsEntry("formatVersion", 2L)
                .containsEntry("pid", 4711L)
                .containsEntry("name", "tested")
                .containsEntry("command", "tested --by me")
                .containsEntry("startTime", "2026-01-02T03:04:05Z")
                .containsEntry("exportedAt", "2026-02-03T04:05:06Z")
                .containsEntry("pageSize", 4096L)
                .containsEntry("format", "raw");
        assertThat(Json.objects(manifest, "ranges"))
                .containsExactly(Map.of(
                        "start",
                        "0x7f0000000000",
                        "end",
                        "0x7f0000004000",
                        "fileOffset",
                        0L,
                        "sha256",
                        Exports.output("sha256sum", folder.resolve("x").toString())
                                .substring(0, 64)));
        assertThat(Json.objects(manifest, "runs"))
                .containsExactly(
                        Map.of(
                                "start",
                                "0x7f0000000000",
                                "pages",
                                1L,
                                "state",
                                "dirty-memory",
                                "origin",
                                "process-memory"),
                        Map.of(
                                "start",
                                "0x7f0000001000",
                                "pages",
                                2L,
                                "state",
                                "swapped",
                                "origin",
                                "none",
                                "reason",
                                "in swap"),
                        Map.of(
                                "start",
                                "0x7f0000003000",
                                "pages",
                                1L,
                                "state",
                                "never-touched",
                                "origin",
                                "zero-fill"));
        assertThat(manifest)
                .containsEntry(
                        "coverage",
                        Map.of(
                                "process-memory",
                                PAGE,
                                "backing-file",
                                0L,
                                "zero-fill",
                                PAGE,
                                "none",
                                Map.of("in swap", 2 * PAGE)))
                .containsEntry(
                        "disturbance",
                        Map.of(
                                "VmRSS",
                                0L,
                                "RssAnon",
                                0L,
                                "RssFile",
                                0L,
                                "RssShmem",
                                0L,
                                "VmPTE",
                                0L,
                                "VmSwap",
                                0L,
                                "ShmemSwap",
                                0L));
    }

    @Test
    void givesALongHoleAnEntryOfItsOwnSoThatTheOthersAreHashedWhole() throws Exception {
        long pages = 1L << 28; // a tebibyte
        memory.map(AddressRange.ofLength(START, pages * PAGE), "")
                .set(START + 2 * PAGE, 1, PageState.DIRTY_MEMORY)
                .set(START + 600 * PAGE, 1, PageState.DIRTY_MEMORY)
                .write(START + 2 * PAGE, "one")
                .write(START + 600 * PAGE, "two");
        Path file = folder.resolve("x");

        export(raw(file, AddressRange.ofLength(START, pages * PAGE)));

        assertThat(Json.objects(Json.object(folder.resolve("x.json")), "ranges"))
                .extracting(
                        entry -> entry.get("start"), entry -> entry.get("end"), entry -> entry.containsKey("sha256"))
                .containsExactly(
                        tuple("0x7f0000000000", "0x7f0000003000", true),
                        tuple("0x7f0000003000", "0x7f0000258000", false),
                        tuple("0x7f0000258000", "0x7f0000259000", true),
                        tuple("0x7f0000259000", "0x" + Long.toHexString(START + (1L << 40)), false));
        assertThat(Files.size(file)).isEqualTo(1L << 40);
        assertThat(Exports.allocated(file)).isEqualTo(2 * PAGE);
    }

    @Test
    void exportsAddressesAboveTheSignBit() throws Exception {
        long high = 0xffff_8000_0000_0000L;
        mapDirty(high, 2);
        memory.write(high + PAGE, "high");

        export(raw(folder.resolve("x"), AddressRange.ofLength(high + PAGE, 4)));

        assertThat(folder.resolve("x")).hasContent("high");
        assertThat(Json.objects(Json.object(folder.resolve("x.json")), "ranges").getFirst())
                .containsEntry("start", "0xffff800000001000")
                .containsEntry("end", "0xffff800000001004");
    }

    @Test
    void saysOfAddressesWhereNothingIsMappedThatTheyAreUnknown() throws Exception {
        mapDirty(START, 1);

        ExportOutcome outcome = export(raw(folder.resolve("x"), AddressRange.ofLength(START - PAGE, 3 * PAGE)));

        assertThat(outcome.coverage().skipped()).isEqualTo(Map.of(UnknownReason.NOT_MAPPED, 2 * PAGE));
        assertThat(Files.size(folder.resolve("x"))).isEqualTo(3 * PAGE);
    }

    @Test
    void putsSeveralRangesOneAfterTheOther() throws Exception {
        mapDirty(START, 2);
        mapDirty(START + (1 << 20), 2);
        memory.write(START + 10, "first").write(START + (1 << 20), "second");

        export(raw(
                folder.resolve("x"),
                AddressRange.ofLength(START + 10, 5),
                AddressRange.ofLength(START + (1 << 20), 6)));

        assertThat(Json.objects(Json.object(folder.resolve("x.json")), "ranges"))
                .extracting(entry -> entry.get("fileOffset"))
                .containsExactly(0L, PAGE);
        byte[] bytes = Files.readAllBytes(folder.resolve("x"));
        assertThat(new String(bytes, 0, 5, StandardCharsets.UTF_8)).isEqualTo("first");
        assertThat(new String(bytes, (int) PAGE, 6, StandardCharsets.UTF_8)).isEqualTo("second");
    }

    @Test
    void exportsOnlyWhatTheProcessHasChanged() throws Exception {
        AddressRange range = AddressRange.ofLength(START, 5 * PAGE);
        memory.mapFile(range, "/bin/x", 0)
                .set(START + PAGE, 1, PageState.DIRTY_MEMORY)
                .set(START + 3 * PAGE, 1, PageState.SWAPPED, UnknownReason.IN_SWAP)
                .write(START, "from the file")
                .write(START + PAGE, "changed");

        ExportOutcome outcome = export(raw(folder.resolve("x"), range).withPages(PageChoice.DIRTY));

        byte[] expected = new byte[4 * (int) PAGE];
        System.arraycopy(bytes("changed"), 0, expected, (int) PAGE, 7);
        assertThat(folder.resolve("x")).hasBinaryContent(expected);
        assertThat(Json.objects(Json.object(folder.resolve("x.json")), "ranges"))
                .extracting(entry -> entry.get("start"), entry -> entry.get("fileOffset"))
                .containsExactly(tuple("0x7f0000001000", PAGE), tuple("0x7f0000003000", 3 * PAGE));
        assertThat(outcome.coverage().coveredBytes()).isEqualTo(PAGE);
        assertThat(outcome.coverage().skipped()).isEqualTo(Map.of(UnknownReason.IN_SWAP, PAGE));
        assertThat(Exports.verifies(folder.resolve("x")))
                .as("it verifies, though its last page was left out")
                .isTrue();
    }

    @Test
    void readsWhatAQuietReadLeavesOutOnlyWhenThatIsAllowed() throws Exception {
        mapDirty(START, 2);
        memory.set(START, 2, PageState.NOT_RESIDENT, UnknownReason.FILE_MAY_DIFFER);
        List<AddressRange> asked = new ArrayList<>();
        AddressRange range = AddressRange.ofLength(START, 2 * PAGE);
        memory.beforeEachCall((call, fetched) -> {
            if (call.equals("fetch")) {
                asked.add(fetched);
            }
        });

        export(raw(folder.resolve("quiet"), range));
        assertThat(asked).isEmpty();

        export(raw(folder.resolve("allowed"), range).withPolicy(ReadPolicy.ALLOW_FAULTS));
        assertThat(asked).containsExactly(range);
    }

    @Test
    void isReadableByItsOwnerAlone() throws Exception {
        mapDirty(START, 1);

        export(raw(folder.resolve("x"), AddressRange.ofLength(START, PAGE)));

        for (String name : List.of("x", "x.json")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }
}
