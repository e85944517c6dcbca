package org.pagetint.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.Permissions;

class MapsLineTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Optional<Mapping> parse(String line) {
        return MapsLine.parse(bytes(line), 0, line.length());
    }

    @Test
    void readsAFileMapping() {
        assertThat(parse("00400000-00452000 r-xp 00051000 08:02 173521 /usr/bin/dbus-daemon"))
                .contains(new Mapping(
                        AddressRange.ofLength(0x400000, 0x52000),
                        new Permissions(true, false, true, false),
                        0x51000,
                        new Device(8, 2),
                        173521,
                        new MappingName.FilePath(new ByteText("/usr/bin/dbus-daemon"))));
    }

    @Test
    void takesABracketedNameForNoPath() {
        assertThat(parse("00e03000-00e24000 rw-p 00000000 00:00 0 [heap]"))
                .contains(new Mapping(
                        AddressRange.ofLength(0xe03000, 0x21000),
                        new Permissions(true, true, false, false),
                        0,
                        Device.NONE,
                        0,
                        new MappingName.Heap()));
    }

    @Test
    void keepsSpacesInsideAPath() {
        Mappings mappings = MapsFile.parse(
                bytes("7f122cd4-7f123cd4 r--p 0002c000 08:10 37209 /usr/lib/x86_64 linux gnu/ld-2.31.so\n"));
        assertThat(mappings.list()).singleElement().satisfies(mapping -> {
            assertThat(mapping.range().length()).isEqualTo(0x1000);
            assertThat(mapping.device()).isEqualTo(new Device(8, 16));
            assertThat(mapping.name())
                    .isEqualTo(new MappingName.FilePath(new ByteText("/usr/lib/x86_64 linux gnu/ld-2.31.so")));
        });
    }

    @Test
    void needsNoPath() {
        assertThat(parse("7f122cd4-7f123cd4 r--p 0002c000 08:10 37209").map(Mapping::name))
                .contains(new MappingName.Unnamed());
    }

    @Test
    void seesThatARegionIsNotReadable() {
        assertThat(parse("7f122cd4-7f123cd4 ---p 0002c000 08:10 37209")
                        .map(mapping -> mapping.permissions().read()))
                .contains(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "00400000 00452000",
                "0040000g-00452000 r-xp",
                "00400000-0045200g r-xp",
                "00400000-00452000 ",
                "00400000-00452000 r-xp ",
                "00400000-00452000 r-xp g ",
                "00400000-00452000 r-xp 0 ",
                "00400000-00452000 r-xp 0 12 ",
                "00400000-00452000 r-xp 0 g:2 ",
                "00400000-00452000 r-xp 0 1:g ",
                "00400000-00452000 r-xp 0 1:2 ",
                "00400000-00452000 r-xp 0 1:2 g ",
                "2-1 r--p 0002c000 08:10 37209",
                "00400000-00452000 r-xp 0 100000000:2 1 /x",
                "10000000000000000-10000000000000001 r--p 0 0:0 0",
                "00400000-00452000 r-xp 0 1:2 99999999999999999999999"
            })
    void isNothingWhenALineDoesNotParse(String line) {
        assertThat(parse(line)).isEmpty();
        assertThat(MapsFile.parse(bytes(line + "\n"))).isEqualTo(new Mappings(java.util.List.of(), 1));
    }

    @Test
    void readsALineOf100000Characters() {
        String path = "/" + "x".repeat(100_000);
        assertThat(MapsFile.parse(bytes("1000-2000 r--p 0 08:02 7 " + path + "\n2000-3000 rw-p 0 0:0 0\n"))
                        .list())
                .extracting(mapping -> mapping.name().toString())
                .containsExactly(path, "");
    }

    @Test
    void readsTheHighestAddressOfAll() {
        assertThat(parse("ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]")
                        .map(Mapping::range))
                .contains(AddressRange.ofLength(0xffffffffff600000L, 0x1000));
    }

    @Test
    void keepsEveryByteOfAnOddName() {
        String name = "/tmp/ tab\t back\\slash \u00ff\u001b[2J ";
        assertThat(parse("1000-2000 r--p 0 08:02 7                          " + name)
                        .map(Mapping::name))
                .contains(new MappingName.FilePath(new ByteText(name)));
    }

    @Test
    void putsEntriesInOrderAndKeepsTheNewerOfTwoThatOverlap() {
        Mappings mappings = MapsFile.parse(bytes("""
            5000-6000 r--p 0 0:0 0
            1000-3000 r--p 0 0:0 0
            2000-4000 rw-p 0 0:0 0
            """));
        assertThat(mappings.list())
                .extracting(mapping -> mapping.range().toString())
                .containsExactly("2000-4000", "5000-6000");
        assertThat(mappings.malformedLines()).isEqualTo(1);
    }
}
