package org.pagetint.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.Denial;
import org.pagetint.process.MemoryId;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;

class WordsTest {

    @Test
    void everyStateOriginReasonAndKindHasWordsOfItsOwn() {
        Stream<String> words = Stream.of(
                        Arrays.stream(PageState.values()).map(PageWords::of),
                        Arrays.stream(PageState.values()).map(PageWords::explanation),
                        Arrays.stream(ByteOrigin.values()).map(PageWords::of),
                        Arrays.stream(UnknownReason.values()).map(PageWords::of))
                .flatMap(text -> text);

        assertThat(words.toList()).doesNotHaveDuplicates().noneMatch(String::isBlank);
        assertThat(Arrays.stream(MappingKind.values()).map(PageWords::of)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(PageFamily.values()).map(PageWords::of)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyDenialHasAReasonAndARemedy(Denial denial) {
        Explanation words =
                Explanation.of(new ProcessFailure.PermissionDenied(ArrayMemory.PROCESS, "/proc/4711/mem", denial));

        assertThat(words.sentence()).contains("4711").contains(Explanation.reason(denial));
        assertThat(words.remedy()).isEqualTo(Explanation.remedy(denial)).isNotBlank();
        assertThat(words.details()).contains("/proc/4711/mem");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureIsASentenceWithTheProcessInItAndARemedy(ProcessFailure failure) {
        Explanation words = Explanation.of(failure);

        assertThat(words.sentence()).contains("4711").endsWith(".");
        assertThat(words.remedy()).isNotBlank().isNotEqualTo(words.sentence());
        assertThat(words.details()).contains("4711");
    }

    static Stream<ProcessFailure> failures() {
        return Stream.of(
                new ProcessFailure.NoSuchProcess(4711),
                new ProcessFailure.PermissionDenied(ArrayMemory.PROCESS, "/proc/4711/maps", Denial.OTHER),
                new ProcessFailure.Exited(ArrayMemory.PROCESS),
                new ProcessFailure.Replaced(ArrayMemory.PROCESS),
                new ProcessFailure.NotAnswering(ArrayMemory.PROCESS),
                new ProcessFailure.Io(
                        ArrayMemory.PROCESS, "read /proc/4711/maps", Optional.of(5), "Input/output error"));
    }

    static Stream<Arguments> kindsOfMemory() {
        MemoryId file = new MemoryId.InFile(Path.of("/tmp/core\u001b[2J"));
        return Stream.of(
                arguments(new ProcessId(4711, 1), "process 4711", "/proc/4711"),
                arguments(file, "file /tmp/core\\x1b[2J", "/tmp/core\\x1b[2J"),
                arguments(
                        new MemoryId.Via("far\naway", new ProcessId(4711, 1)),
                        "process 4711 via far\\x0aaway",
                        "far\\x0aaway:/proc/4711"),
                arguments(new MemoryId.Via("far", file), "file /tmp/core\\x1b[2J via far", "far:/tmp/core\\x1b[2J"));
    }

    @ParameterizedTest
    @MethodSource("kindsOfMemory")
    void everyKindOfMemoryHasItsName(MemoryId id, String name, String place) {
        Explanation stuck = Explanation.of(new ProcessFailure.NotAnswering(id));
        Explanation gone = Explanation.of(new ProcessFailure.Replaced(id));

        assertThat(stuck.sentence()).isEqualTo("A read of " + name + " is not answering.");
        assertThat(stuck.details()).isEqualTo(place);
        assertThat(gone.sentence()).startsWith(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " ");
    }

    @Test
    void aReaderAsksNoOtherReader() {
        MemoryId far = new MemoryId.Via("far", new ProcessId(4711, 1));

        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryId.Via("near", far));
    }

    @Test
    void detailsCannotDriveATerminal() {
        Explanation words = Explanation.of(
                new ProcessFailure.Io(new ProcessId(1, 0), "open /tmp/\u001b[2J", Optional.empty(), "line\nbreak"));

        assertThat(words.details()).isEqualTo("open /tmp/\\x1b[2J: line\\x0abreak");
    }
}
