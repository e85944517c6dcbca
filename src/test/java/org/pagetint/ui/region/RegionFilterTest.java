package org.pagetint.ui.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.Permissions;

/// What the filter finds a region of a file by: `7f00004000-7f00008000 r-xp /usr/lib/LibC.so.6`.
class RegionFilterTest {
    private static final RegionRow ROW = RegionRow.of(
            new Mapping(
                    new AddressRange(0x7f00004000L, 0x7f00008000L),
                    new Permissions(true, false, true, false),
                    0,
                    new Device(8, 2),
                    4711,
                    new MappingName.FilePath(ByteText.ofUtf8("/usr/lib/LibC.so.6"))),
            RegionChange.NONE);

    private static boolean finds(String text) {
        return new RegionFilter(text, Set.of()).predicate().test(ROW);
    }

    @Test
    void findsByNameKindPermissionsStartAndAnAddressInside() {
        for (String text : new String[] {
            "",
            " ",
            "libc",
            "LIBC.so",
            "/usr/lib",
            "file",
            "FIL",
            "r-xp",
            "r-",
            "xp",
            "R-X",
            "7f00004",
            "00007f00004000",
            "4000",
            "7f00007fff",
            "0x7f00004001",
            "libc r-xp 7f00005123 file"
        }) {
            assertThat(finds(text)).as(text).isTrue();
        }
    }

    @Test
    void doesNotFindByAnythingElse() {
        for (String text : new String[] {
            "libd", "anonymous", "rw", "w", "-r", "7f00008000", "0x7f00003fff", "7f0000500", "libc rw", "usr lib heap"
        }) {
            assertThat(finds(text)).as(text).isFalse();
        }
    }

    @Test
    void listsOnlyTheKindsThatAreChosen() {
        assertThat(new RegionFilter("", Set.of(MappingKind.FILE, MappingKind.HEAP)).predicate())
                .accepts(ROW);
        assertThat(new RegionFilter("libc", Set.of(MappingKind.HEAP)).predicate())
                .rejects(ROW);
    }
}
