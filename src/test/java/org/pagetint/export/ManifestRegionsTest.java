package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.Permissions;

/// A manifest says of which regions the bytes are.
final class ManifestRegionsTest {
    private static final long PAGE = 4096;
    private static final long FIRST = 0x10000;
    private static final long SECOND = 0x20000;
    private static final long THIRD = 0x30000;
    private static final int LONGEST_NAME = 4096;

    @TempDir
    private Path folder;

    private final ArrayMemory memory = new ArrayMemory();

    private Map<String, Object> manifest(AddressRange... ranges) throws Exception {
        Path file = folder.resolve("x");
        Exports.of(memory).export(Exports.raw(file, ranges), ExportMonitor.NONE);
        assertThat(Exports.verifies(file)).isTrue();
        return Json.object(folder.resolve("x.json"));
    }

    @Test
    void namesThoseThatWereExportedInPartOrWhole() throws Exception {
        memory.map(AddressRange.ofLength(FIRST, 4 * PAGE), "")
                .mapFile(AddressRange.ofLength(SECOND, 4 * PAGE), "/lib/x.so", 8 * PAGE)
                .map(AddressRange.ofLength(THIRD, PAGE), "[heap]");

        Map<String, Object> manifest = manifest(
                AddressRange.ofLength(SECOND, PAGE),
                AddressRange.ofLength(SECOND + 2 * PAGE, PAGE),
                AddressRange.ofLength(THIRD, PAGE));

        assertThat(Json.objects(manifest, "regions"))
                .extracting(region -> region.get("start") + " " + region.get("name") + " " + region.get("offset"))
                .containsExactly("0x20000 /lib/x.so 32768", "0x30000 [heap] 0");
    }

    @Test
    void writesTheLongestNamesOfControlCharactersAndVerifiesThemAfterwards() throws Exception {
        byte[] name = new byte[LONGEST_NAME];
        Arrays.fill(name, (byte) 0x1b);
        AddressRange range = AddressRange.ofLength(FIRST, PAGE);
        memory.map(
                new Mapping(
                        range,
                        new Permissions(true, false, false, false),
                        0,
                        Device.NONE,
                        0,
                        new MappingName.Other(ByteText.of(name))),
                PageRun.known(range, PageState.NEVER_TOUCHED, ByteOrigin.ZERO_FILL));

        Map<String, Object> manifest = manifest(range);

        assertThat(Json.objects(manifest, "regions"))
                .singleElement()
                .satisfies(region -> assertThat(region).containsEntry("name", "\u001b".repeat(LONGEST_NAME)));
    }
}
