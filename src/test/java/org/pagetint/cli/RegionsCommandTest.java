package org.pagetint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;

/// On a shell that nobody here wrote, and that stands still.
class RegionsCommandTest {
    private final Output output = new Output(new LinuxProcesses(ProcRoot.SYSTEM), Optional.empty());
    private Process child;
    private String pid = "";

    @BeforeEach
    void startAShell() throws Exception {
        child = new ProcessBuilder("sh", "-c", "echo ready; read line").start();
        assertThat(child.inputReader().readLine()).isEqualTo("ready");
        pid = Long.toString(child.pid());
    }

    @AfterEach
    void stopIt() {
        child.destroyForcibly();
    }

    private List<String> maps() throws Exception {
        return Files.readAllLines(Path.of("/proc/" + pid + "/maps"));
    }

    @Test
    void agreesWithMapsLineByLine() throws Exception {
        assertThat(output.run("regions", pid)).isZero();

        List<String> printed = output.out().lines().skip(1).toList();
        List<String> expected = maps();
        assertThat(printed).hasSameSizeAs(expected);
        for (int i = 0; i < printed.size(); i++) {
            String[] maps = expected.get(i).split(" +", 6);
            String[] cells = printed.get(i).strip().split("  +", -1);
            assertThat(cells[0].replaceFirst("^0+", "") + "-" + cells[1].replaceFirst("^0+", ""))
                    .isEqualTo(maps[0].replaceAll("(^|-)0+", "$1"));
            assertThat(cells[3]).isEqualTo(maps[1]);
            assertThat(cells.length > 5 ? cells[5] : "").isEqualTo(maps[5]);
        }
    }

    @Test
    void countsThePagesOfEachRegionInJson() throws Exception {
        assertThat(output.run("regions", pid, "--pages", "--json")).isZero();

        assertThat(output.out())
                .startsWith("{\"pid\":" + pid + ",\"pageSize\":4096,\"malformedLines\":0,\"regions\":[{\"start\":\"0x")
                .contains("\"kind\":\"stack\"", "\"dirty-memory\":", "\"never-touched\":", "\"unreadable\":")
                .endsWith("]}\n");
        assertThat(output.out().split("\"start\"", -1)).hasSize(maps().size() + 1);
    }

    @Test
    void listsThePagesOfTheRegionThatHoldsAnAddress() throws Exception {
        String stack = maps().stream()
                .filter(line -> line.endsWith("[stack]"))
                .findFirst()
                .orElseThrow();
        String start = stack.substring(0, stack.indexOf('-'));

        assertThat(output.run("pages", pid, start)).isZero();
        assertThat(output.out())
                .startsWith(start)
                .contains("never touched, zeros")
                .contains("dirty memory, from the process");
    }

    @Test
    void alignsThePagesOfSeveralRanges() {
        output.run("pages", pid, "0+0x10000", "ffffffffff600000+0x1000");

        assertThat(output.out())
                .isEqualTo("    000000000000-    000000010000  16  unreadable, unknown: nothing is mapped here\n"
                        + "ffffffffff600000-ffffffffff601000   1  unreadable, unknown: memory of a device or of the"
                        + " kernel\n");
    }

    @Test
    void writesPageRunsAsJson() throws Exception {
        String text = maps().getFirst();
        String range = text.substring(0, text.indexOf(' '));

        assertThat(output.run("pages", pid, range, "--json")).isZero();
        assertThat(output.out())
                .startsWith("{\"pid\":" + pid + ",\"runs\":[{\"start\":\"0x" + range.substring(0, range.indexOf('-'))
                        + "\"")
                .contains("\"state\":\"file\",\"origin\":\"process-memory\"");
    }

    @Test
    void saysThatThereIsNoSuchProcess() {
        assertThat(output.run("regions", "999999999")).isEqualTo(ExitStatus.NO_SUCH_PROCESS);
        assertThat(output.err()).startsWith("pagetint: There is no process 999999999.");
        assertThat(output.out()).isEmpty();
    }

    @Test
    void refusesARangeThatIsNone() {
        assertThat(output.run("pages", pid, "8000-7000")).isEqualTo(ExitStatus.USAGE);
        assertThat(output.err()).contains("8000-7000 ends where it starts, or before");
        assertThat(output.run("pages", pid, "10")).isEqualTo(ExitStatus.USAGE);
        assertThat(output.err()).contains("No region holds the address 10");
    }
}
