package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pagetint.process.Access;
import org.pagetint.process.MemoryId;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

final class MeterTest {
    private final ArrayMemory memory = new ArrayMemory();
    private final MovingProcess process = new MovingProcess();
    private final ProcessMemory moving = new ForwardingMemory(memory) {
        @Override
        public Optional<LiveProcess> live() {
            return Optional.of(process);
        }
    };

    /// A process whose resident memory the test moves.
    private static final class MovingProcess implements LiveProcess {
        private long resident = 100;
        private int programs;
        private boolean exited;

        @Override
        public Access access() {
            return new Access.Full();
        }

        @Override
        public MemoryCounters counters() throws ProcessFailedException {
            if (exited) {
                throw new ProcessFailedException(new ProcessFailure.Exited(ArrayMemory.PROCESS));
            }
            return new MemoryCounters(Map.of(Counter.VM_RSS, resident));
        }

        @Override
        public int programsStarted() {
            return programs;
        }

        @Override
        public StoppedThreads stop(Machine machine) throws StopRefusedException {
            throw new StopRefusedException(StopRefusal.OWN);
        }
    }

    @Test
    void tellsHowTheCountersMoved() throws Exception {
        Meter meter = Meter.start(moving);
        process.resident = 108;

        assertThat(meter.moved().kilobytes()).containsExactly(Map.entry(Counter.VM_RSS, 8L));
    }

    /// The counters of the next program have nothing to do with those of the one before.
    @Test
    void claimsNothingOnceAnotherProgramRuns() throws Exception {
        Meter meter = Meter.start(moving);
        process.resident = 9;
        process.programs++;

        assertThat(meter.moved()).isEqualTo(Disturbance.NONE);
    }

    @Test
    void claimsNothingOnceTheProcessIsGone() throws Exception {
        Meter meter = Meter.start(moving);
        process.exited = true;

        assertThat(meter.moved()).isEqualTo(Disturbance.NONE);
    }

    @Test
    void cannotBeginWithAProcessThatIsGone() {
        process.exited = true;

        assertThatExceptionOfType(ProcessFailedException.class).isThrownBy(() -> Meter.start(moving));
    }

    @Test
    void hasNothingToWatchInAMemoryThatIsNotAlive() throws Exception {
        Meter meter = Meter.start(memory.keptAs(new MemoryId.InFile(Path.of("core"))));

        assertThat(meter.moved()).isEqualTo(Disturbance.NONE);
    }
}
