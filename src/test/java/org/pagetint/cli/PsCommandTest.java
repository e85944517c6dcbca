package org.pagetint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.MadeUpProc;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;

class PsCommandTest {
    private Output output = new Output(new LinuxProcesses(ProcRoot.SYSTEM), Optional.empty());

    @BeforeEach
    void makeUpASystem(@TempDir Path folder) {
        MadeUpProc proc = new MadeUpProc(folder, 1000)
                .with(47, 1, 1000, "editor", "/usr/bin/editor notes.txt", 61_000, 300)
                .with(4711, 1, 1000, "fire\u001b[2Jfox", "firefox", 1_260_000, 500)
                .with(900, 1, 33, "gone", "gone", 12_000, 50);
        proc.remove("900/maps");
        output = new Output(new LinuxProcesses(proc.root()), Optional.empty());
    }

    @Test
    void listsWhatCanBeInspectedInAlignedColumns() {
        int status = output.run("ps");

        assertThat(status).isZero();
        assertThat(output.err()).isEmpty();
        List<String> lines = output.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith(" PID  USER");
        assertThat(lines.get(1))
                .startsWith("  47  ")
                .endsWith("59.6 MiB  full    editor          /usr/bin/editor notes.txt");
        assertThat(lines.get(2)).startsWith("4711  ").endsWith("1.20 GiB  full    fire\\x1b[2Jfox  firefox");
    }

    @Test
    void fitsTheTerminal() {
        output.onATerminalOf(30).run("ps");

        assertThat(output.out().lines()).allMatch(line -> line.length() <= 30).anyMatch(line -> line.endsWith("…"));
    }

    @Test
    void leavesOutWhatMattersLeastOnANarrowTerminal() {
        output.onATerminalOf(60).run("ps");

        assertThat(output.out().lines().toList()).first().asString().matches(" PID  USER +ACCESS  NAME +COMMAND");
        assertThat(output.out().lines()).anyMatch(line -> line.contains("  editor          /usr/bin/edi"));
    }

    @Test
    void saysWhyTheOthersCannotBeInspected() {
        output.run("ps", "--all");

        assertThat(output.out()).containsPattern("900 .* none +gone +\\(it runs as another user\\) gone");
    }

    @Test
    void writesTheContractsFieldsAsJson() throws Exception {
        int status = output.run("ps", "--all", "--json");

        assertThat(status).isZero();
        assertThat(objects(output.out()))
                .extracting(fields -> fields.get("pid"), fields -> fields.get("name"), fields -> fields.get("access"))
                .containsExactly(
                        tuple("47", "editor", "full"),
                        tuple("900", "gone", "none"),
                        tuple("4711", "fire\\x1b[2Jfox", "full"));
        assertThat(objects(output.out()).get(1))
                .containsEntry("reason", "it runs as another user")
                .containsEntry("residentBytes", Long.toString(12_000L * 1024))
                .containsKeys("user", "command");
        assertThat(objects(output.out()).get(0)).doesNotContainKey("reason");
    }

    @Test
    void refusesOptionsItDoesNotKnow() {
        int status = output.run("ps", "--nonsense");

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(output.err()).contains("--nonsense").contains("Usage: pagetint ps");
    }

    private static List<Map<String, String>> objects(String json) throws Exception {
        List<Map<String, String>> objects = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> fields = new HashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, parser.getText());
                }
                objects.add(fields);
            }
        }
        return objects;
    }
}
