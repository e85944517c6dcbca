package org.pagetint.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.Denial;
import org.pagetint.process.ProcessFailure;

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
        Explanation words = Explanation.of(new ProcessFailure.PermissionDenied(4711, "/proc/4711/mem", denial));

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
                new ProcessFailure.Exited(4711),
                new ProcessFailure.Replaced(4711),
                new ProcessFailure.NotAnswering(4711),
                new ProcessFailure.Io(4711, "read /proc/4711/maps", Optional.of(5), "Input/output error"));
    }

    @Test
    void detailsCannotDriveATerminal() {
        Explanation words =
                Explanation.of(new ProcessFailure.Io(1, "open /tmp/\u001b[2J", Optional.empty(), "line\nbreak"));

        assertThat(words.details()).isEqualTo("open /tmp/\\x1b[2J: line\\x0abreak");
    }
}
