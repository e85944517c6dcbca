package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.MapsFile;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.ProcessMemory;

/// `maps` writes a line feed in a name as it writes `\\012`.
final class ExactNamesTest {
    @TempDir
    private Path folder;

    @Test
    void tellsALineFeedFromFourCharactersThatLookLikeOne() throws Exception {
        Right.require(
                "a line feed in a name",
                "PROCMAP_QUERY",
                Capabilities.probe(ProcRoot.SYSTEM).mappingQuery());
        List<String> names = List.of("n\nl", "n\\012l", "both\n\\012", "plain\\");
        try (Target target = Target.start()) {
            for (String name : names) {
                Path file = folder.resolve(name);
                PatternFile.write(file, 1, 4096);
                target.map(4096, Kernel.PROT_READ, Kernel.MAP_SHARED, target.open(file, Kernel.O_RDONLY), 0);
            }
            try (ProcessMemory memory = LinuxMemorySource.ofThisMachine()
                    .open(new LinuxProcesses(ProcRoot.SYSTEM).find(target.pid()).id())) {
                assertThat(memory.mappings().list())
                        .extracting(mapping -> mapping.name().text().latin1())
                        .contains(names.stream()
                                .map(name -> folder.resolve(name).toString())
                                .toArray(String[]::new));
            }
        }
    }

    @Test
    void believesAnAnswerOnlyWhereItIsAboutTheSameMapping() {
        Mapping written = mapping("1000", "/n\\012l");

        assertThat(name(written, Optional.of(mapping("1000", "/n\nl")))).isEqualTo("/n\nl");
        assertThat(name(written, Optional.of(mapping("1000", "/other\n")))).isEqualTo("/n\\012l");
        assertThat(name(written, Optional.of(mapping("2000", "/n\nl")))).isEqualTo("/n\\012l");
        assertThat(name(written, Optional.empty())).isEqualTo("/n\\012l");
    }

    private static String name(Mapping written, Optional<Mapping> answered) {
        return ExactNames.choose(written, answered).name().text().latin1();
    }

    private static Mapping mapping(String start, String name) {
        Mapping mapping = MapsFile.parse((start + "-3000 r--p 00000000 08:02 17 /x\n").getBytes(StandardCharsets.UTF_8))
                .list()
                .getFirst();
        return new Mapping(
                mapping.range(),
                mapping.permissions(),
                mapping.offset(),
                mapping.device(),
                mapping.inode(),
                new MappingName.FilePath(ByteText.ofUtf8(name)));
    }
}
