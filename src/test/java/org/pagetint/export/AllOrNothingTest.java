package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.pagetint.export.Exports.raw;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// Whatever happens, all of an export is there or nothing.
final class AllOrNothingTest {
    private static final long PAGE = 4096;
    private static final long START = 0x10000;
    private static final AddressRange RANGE = AddressRange.ofLength(START, 700 * PAGE);

    @TempDir
    private Path folder;

    private ArrayMemory memory = new ArrayMemory();
    private Path file = Path.of("unset");

    @BeforeEach
    void makeMemory() {
        file = folder.resolve("x");
        memory = memory();
    }

    private static ArrayMemory memory() {
        return new ArrayMemory()
                .map(RANGE, "")
                .set(START, 700, PageState.DIRTY_MEMORY)
                .write(START + 600 * PAGE, "late");
    }

    private ExportRequest request(ExportFormat format) {
        return ExportRequest.of(List.of(RANGE), format, Place.file(file));
    }

    private ExportFailure failure(ExportRequest request, ExportMonitor monitor) {
        try {
            Exports.of(memory).export(request, monitor);
        } catch (ExportFailedException e) {
            return e.failure();
        }
        throw new AssertionError("nothing failed");
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingWhenCancelledAtAnyMoment(ExportFormat format) throws Exception {
        int look = 1;
        Optional<ExportFailure> failed;
        do {
            failed = attempt(request(format), Exports.cancelledAtLook(look));
            if (failed.isPresent()) {
                assertThat(failed).contains(new ExportFailure.Cancelled());
                assertThat(Exports.in(folder)).as("cancelled at look %d", look).isEmpty();
            }
            look++;
        } while (failed.isPresent());

        assertThat(look).as("looks at whether it was cancelled").isGreaterThan(5);
        assertThat(Exports.in(folder)).containsExactly("x", "x.json");
    }

    private Optional<ExportFailure> attempt(ExportRequest request, ExportMonitor monitor) {
        try {
            Exports.of(memory).export(request, monitor);
            return Optional.empty();
        } catch (ExportFailedException e) {
            return Optional.of(e.failure());
        }
    }

    /// The last call only asks for the counters once more: by then all has been read.
    @ParameterizedTest
    @EnumSource
    void leavesNothingWhenTheProcessExitsAtAnyMoment(ExportFormat format) throws Exception {
        int call = 1;
        Optional<ExportFailure> failed;
        do {
            memory = exitingAt(call);
            failed = attempt(request(format), ExportMonitor.NONE);
            if (failed.isPresent()) {
                assertThat(failed)
                        .contains(new ExportFailure.OfProcess(new ProcessFailure.Exited(ArrayMemory.PROCESS)));
                assertThat(Exports.in(folder)).as("exited at call %d", call).isEmpty();
            }
            call++;
        } while (failed.isPresent());

        assertThat(call).as("calls").isGreaterThan(6);
        assertThat(Exports.in(folder)).containsExactly("x", "x.json");
        assertThat(Json.object(folder.resolve("x.json"))).containsEntry("disturbance", Map.of());
    }

    private static ArrayMemory exitingAt(int call) {
        int[] calls = {0};
        return memory().beforeEachCall((_, _) -> {
            if (++calls[0] >= call) {
                throw new ProcessFailedException(new ProcessFailure.Exited(ArrayMemory.PROCESS));
            }
        });
    }

    @Test
    void keepsWhatWasReadWhenThatIsAskedForAndSaysThatItIsIncomplete() throws Exception {
        memory.beforeEachCall((call, range) -> {
            if (call.equals("fetch") && range.start() != START) {
                throw new ProcessFailedException(new ProcessFailure.Exited(ArrayMemory.PROCESS));
            }
        });

        ExportOutcome outcome =
                Exports.of(memory).export(request(ExportFormat.RAW).keepingIncomplete(), ExportMonitor.NONE);

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.coverage().coveredBytes()).isEqualTo(1 << 20);
        assertThat(outcome.coverage().skipped())
                .isEqualTo(Map.of(UnknownReason.READ_FAILED, RANGE.length() - (1 << 20)));
        assertThat(Json.object(folder.resolve("x.json"))).containsEntry("complete", false);
        assertThat(Files.size(file)).isEqualTo(RANGE.length());
        Verification verification = new Verifier(new LinuxFileOpener(), ExportMonitor.NONE).verify(file);
        assertThat(verification.isSame()).isTrue();
        assertThat(verification.complete()).isFalse();
    }

    /// A read that is stuck in the kernel loses its own pages alone.
    @Test
    void goesOnBehindPagesThatDoNotAnswer() throws Exception {
        memory.beforeEachCall((call, range) -> {
            if (call.equals("fetch") && range.start() == START) {
                throw new ProcessFailedException(new ProcessFailure.NotAnswering(ArrayMemory.PROCESS));
            }
        });

        ExportOutcome outcome = Exports.of(memory).export(request(ExportFormat.RAW), ExportMonitor.NONE);

        assertThat(outcome.coverage().skipped()).isEqualTo(Map.of(UnknownReason.NOT_ANSWERING, 1L << 20));
        assertThat(outcome.coverage().coveredBytes()).isEqualTo(RANGE.length() - (1 << 20));
    }

    @Test
    void replacesNothingUntilThatIsAgreed() throws Exception {
        Files.writeString(file, "mine");

        assertThat(failure(request(ExportFormat.RAW), ExportMonitor.NONE))
                .isEqualTo(new ExportFailure.AlreadyThere(file));
        assertThat(file).hasContent("mine");
        assertThat(Exports.in(folder)).containsExactly("x");

        Exports.of(memory).export(request(ExportFormat.RAW).replacing(), ExportMonitor.NONE);
        assertThat(Files.size(file)).isEqualTo(RANGE.length());
        assertThat(Exports.in(folder)).containsExactly("x", "x.json");
    }

    @Test
    void replacesNoManifestOfAnotherFileEither() throws Exception {
        Files.writeString(folder.resolve("x.json"), "mine");

        assertThat(failure(request(ExportFormat.RAW), ExportMonitor.NONE))
                .isEqualTo(new ExportFailure.AlreadyThere(folder.resolve("x.json")));
        assertThat(folder.resolve("x.json")).hasContent("mine");
    }

    @Test
    void doesNotReplaceWhatAppearedWhileItWrote() throws Exception {
        ExportMonitor other = Exports.atFirstProgress(() -> Files.writeString(file, "mine"));

        assertThat(failure(request(ExportFormat.RAW), other)).isEqualTo(new ExportFailure.AlreadyThere(file));
        assertThat(file).hasContent("mine");
        assertThat(Exports.in(folder)).containsExactly("x");
    }

    @Test
    void keepsTheEarlierExportWhenReplacingItFails() throws Exception {
        Files.writeString(file, "mine");
        memory = exitingAt(6);

        failure(request(ExportFormat.RAW).replacing(), ExportMonitor.NONE);

        assertThat(file).hasContent("mine");
        assertThat(Exports.in(folder)).containsExactly("x");
    }

    @Test
    void writesOverNoDeviceNoLinkAndNoFolder() throws Exception {
        Files.createDirectory(file);
        assertThat(failure(request(ExportFormat.RAW).replacing(), ExportMonitor.NONE))
                .isEqualTo(new ExportFailure.InTheWay(file));
        Files.delete(file);

        Files.createSymbolicLink(file, Path.of("/dev/null"));
        assertThat(failure(request(ExportFormat.RAW).replacing(), ExportMonitor.NONE))
                .isEqualTo(new ExportFailure.InTheWay(file));
        assertThat(file).isSymbolicLink();
    }

    @Test
    void saysThatTheFolderIsMissing() {
        file = folder.resolve("none/x");

        assertThat(failure(request(ExportFormat.RAW), ExportMonitor.NONE))
                .isEqualTo(new ExportFailure.NoFolder(folder.resolve("none")));
    }

    @Test
    void refusesARangeThatNoFileCanHold() throws Exception {
        AddressRange huge = new AddressRange(0, 0xc000_0000_0000_0000L);

        assertThat(failure(raw(file, huge), ExportMonitor.NONE)).isInstanceOf(ExportFailure.Io.class);
        assertThat(Exports.in(folder)).isEmpty();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> raw(file, new AddressRange(START, START)));
    }
}
