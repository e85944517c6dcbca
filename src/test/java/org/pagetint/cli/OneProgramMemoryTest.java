package org.pagetint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.LinuxMemorySource;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Wait;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;

/// A process that runs another program while a command looks at it.
@Timeout(60)
final class OneProgramMemoryTest {
    @Test
    void saysThatTheProcessChangedAndNotThatNothingIsMapped() throws Exception {
        try (Target target = Target.start()) {
            AddressRange memory = target.anonymous(4);
            target.fill(memory, 1, 0);
            ProcessId id =
                    new LinuxProcesses(ProcRoot.SYSTEM).find(target.pid()).id();
            try (ProcessMemory followed = LinuxMemorySource.ofThisMachine().open(id);
                    ProcessMemory one = new OneProgramMemory(followed);
                    ChunkBuffer buffer = new ChunkBuffer(memory.length())) {
                assertThat(one.fetch(memory, ReadPolicy.QUIET, buffer).runs()).hasSize(1);
                assertThat(one.mappings().in(memory)).isNotEmpty();

                execute(target, "/bin/sleep", "1000");
                Wait.until(
                        "the other program is there",
                        () -> Files.readString(target.proc("comm")).equals("sleep\n"));

                assertThat(failure(() -> one.fetch(memory, ReadPolicy.QUIET, buffer)))
                        .isEqualTo(new ProcessFailure.Replaced(id));
                assertThat(failure(() -> one.pages(memory))).isEqualTo(new ProcessFailure.Replaced(id));
                assertThat(failure(one::mappings)).isEqualTo(new ProcessFailure.Replaced(id));
                assertThat(followed.mappings().in(memory)).isEmpty();
                assertThat(followed.live().orElseThrow().programsStarted()).isOne();
            }
        }
    }

    private static ProcessFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(ProcessFailedException.class, call).failure();
    }

    private static void execute(Target target, String... words) throws Exception {
        ByteBuffer vector = ByteBuffer.allocate(8 * (words.length + 1)).order(ByteOrder.nativeOrder());
        for (String word : words) {
            byte[] bytes = (word + "\0").getBytes(StandardCharsets.UTF_8);
            long place = target.call("malloc", bytes.length);
            target.poke(place, bytes);
            vector.putLong(place);
        }
        target.callForGood("execv", words[0], vector.array());
    }
}
