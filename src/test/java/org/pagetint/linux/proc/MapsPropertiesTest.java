package org.pagetint.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pagetint.linux.kernel.MappingNames;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.Permissions;

/// What holds of `maps` whatever is in it.
class MapsPropertiesTest {
    /// As the kernel prints a line, proc(5).
    private static String print(Mapping mapping, String name) {
        return String.format(
                "%08x-%08x %s %08x %s %s%s",
                mapping.range().start(),
                mapping.range().end(),
                mapping.permissions(),
                mapping.offset(),
                mapping.device(),
                Long.toUnsignedString(mapping.inode()),
                name.isEmpty() ? "" : " ".repeat(5) + name);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> bytes = Arbitraries.strings()
                .withCharRange('\u0001', '\u00ff')
                .excludeChars('\n')
                .ofMaxLength(60);
        return Arbitraries.oneOf(
                bytes.map(rest -> "/" + rest),
                Arbitraries.of("", "[heap]", "[stack]", "[vdso]", "[vvar]", "[anon:a b]", "anon_inode:[perf_event]"));
    }

    @Provide
    Arbitrary<Mapping> mappings() {
        Arbitrary<Long> words = Arbitraries.longs();
        Arbitrary<Permissions> permissions = Arbitraries.integers()
                .between(0, 15)
                .map(bits -> new Permissions((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0));
        Arbitrary<Device> devices = Combinators.combine(
                        Arbitraries.integers().between(0, 0xfff),
                        Arbitraries.integers().between(0, 0xfffff))
                .as(Device::new);
        return Combinators.combine(words, words, permissions, words, devices, words)
                .as((a, b, may, offset, device, inode) -> new Mapping(
                        Long.compareUnsigned(a, b) <= 0 ? new AddressRange(a, b) : new AddressRange(b, a),
                        may,
                        offset,
                        device,
                        inode,
                        MappingNames.of(new ByteText(""))));
    }

    @Property
    void readsBackWhatWasPrinted(@ForAll("mappings") Mapping mapping, @ForAll("names") String name) {
        byte[] line = print(mapping, name).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(MapsLine.parse(line, 0, line.length))
                .contains(new Mapping(
                        mapping.range(),
                        mapping.permissions(),
                        mapping.offset(),
                        mapping.device(),
                        mapping.inode(),
                        MappingNames.of(new ByteText(name))));
    }

    @Property
    void takesAnyBytesAndGivesMappingsInOrder(@ForAll byte[] bytes) {
        assertInOrder(MapsFile.parse(bytes));
    }

    /// The other files of a process; a failure would be an exception.
    @Property
    void takesAnyBytesForAnyFile(@ForAll byte[] bytes) {
        StatLine.parse(bytes);
        SmapsFile smaps = new SmapsFile();
        smaps.take(bytes, bytes.length);
        assertThat(smaps.known().malformedLines()).isZero();
        assertThat(StatusFile.parse(bytes).counters().kilobytes().values()).allMatch(value -> value >= 0);
        assertThat(LinuxProcesses.commandLine(bytes).chars()).noneMatch(Character::isISOControl);
        assertThat(LinuxProcesses.bootSecond(bytes)).isNotNegative();
    }

    @Property
    void takesAnyLinesAndGivesMappingsInOrder(
            @ForAll("mappings") Mapping first, @ForAll("mappings") Mapping second, @ForAll("mappings") Mapping third) {
        String lines = print(first, "") + "\n" + print(second, "/a") + "\n" + print(third, "[heap]") + "\n";

        assertInOrder(MapsFile.parse(lines.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void assertInOrder(Mappings mappings) {
        List<Mapping> list = mappings.list();
        for (int i = 1; i < list.size(); i++) {
            assertThat(Long.compareUnsigned(
                            list.get(i - 1).range().end(), list.get(i).range().start()))
                    .isLessThanOrEqualTo(0);
        }
    }
}
