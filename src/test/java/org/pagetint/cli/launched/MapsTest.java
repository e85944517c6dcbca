package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.Json;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Wait;

/// The regions that the built program lists of several live processes, beside what the kernel says, line by line.
@Tag("launcher")
@Timeout(180)
final class MapsTest {
    @TempDir
    private static Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    private static List<String> maps(String process) throws IOException {
        return Files.readAllLines(Path.of("/proc", process, "maps"), StandardCharsets.UTF_8);
    }

    /// A program that waits, in the midst of what it always waits in.
    private String waiting(String... command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        processes.add(process);
        String pid = Long.toString(process.pid());
        Wait.until(
                "it waits",
                () -> Files.readString(Path.of("/proc", pid, "syscall")).matches("(0|7|23|35|61|230|271) (?s).*"));
        return pid;
    }

    @Test
    void agreeWithMapsLineByLine() throws Exception {
        Path odd = folder.resolve("odd näme (deleted)");
        PatternFile.write(odd, 1, 4096);
        try (Target target = Target.start()) {
            long opened = target.open(odd, Kernel.O_RDONLY);
            target.map(4096, Kernel.PROT_READ, Kernel.MAP_SHARED, opened, 0);
            long memfd = target.call("memfd_create", "some memory", 0);
            target.call("ftruncate", memfd, 8192L);
            target.map(4096, Kernel.READ_WRITE, Kernel.MAP_SHARED, memfd, 4096);
            Files.delete(odd);
            target.stop();
            List<String> pids = List.of(
                    Integer.toString(target.pid()),
                    waiting("sleep", "100"),
                    waiting("sh", "-c", "read line; exit"),
                    waiting("cat"));

            List<List<String>> commands = new ArrayList<>();
            pids.forEach(pid -> commands.add(List.of("regions", pid)));
            pids.forEach(pid -> commands.add(List.of("regions", pid, "--json")));
            List<Program.Result> results = Program.runAll(commands);

            for (int i = 0; i < pids.size(); i++) {
                List<String> maps = maps(pids.get(i));
                assertThat(maps).hasSizeGreaterThan(10);
                assertThat(plain(results.get(i).lines()))
                        .isEqualTo(maps.stream().map(MapsTest::plain).toList());
                assertThat(json(Json.objects(
                                Json.object(results.get(pids.size() + i).out()), "regions")))
                        .isEqualTo(maps.stream()
                                .map(line -> line.strip().replaceAll(" +", " "))
                                .toList());
            }
            assertThat(results.get(0).out())
                    .contains("/odd näme (deleted) (deleted)\n", "/memfd:some memory (deleted)\n");
        }
    }

    /// Start, end, permissions and name of a line of `maps`.
    private static String plain(String line) {
        String[] fields = line.split(" +", 6);
        return fields[0] + " " + fields[1] + " " + fields[5].replaceAll(" +", " ");
    }

    /// The same of the lines of a table.
    private static List<String> plain(List<String> lines) {
        int name = lines.getFirst().indexOf("NAME");
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.strip().split(" {2,}", -1);
                    String text = line.length() > name ? line.substring(name) : "";
                    return kernels(cells[0]) + "-" + kernels(cells[1]) + " " + cells[3] + " "
                            + text.replaceAll(" +", " ");
                })
                .toList();
    }

    /// An address as the kernel writes it: with at least eight digits.
    private static String kernels(String address) {
        return String.format("%08x", Long.parseUnsignedLong(address, 16));
    }

    /// The lines of `maps` that these regions are, but for their spaces.
    private static List<String> json(List<Map<String, Object>> regions) {
        return regions.stream()
                .map(region -> String.format(
                                "%s-%s %s %08x %s %d %s",
                                kernels(String.valueOf(region.get("start")).substring(2)),
                                kernels(String.valueOf(region.get("end")).substring(2)),
                                region.get("permissions"),
                                (Long) region.get("offset"),
                                region.get("device"),
                                (Long) region.get("inode"),
                                region.getOrDefault("name", ""))
                        .strip()
                        .replaceAll(" +", " "))
                .toList();
    }
}
