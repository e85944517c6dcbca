package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LinuxProcessorsTest {
    private static final int NOWHERE = 1 << 20;

    private final LinuxProcessors processors = new LinuxProcessors();

    @Test
    void movesAThreadAndKeepsItThere() throws Exception {
        CompletableFuture<Integer> moved = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            int thread = processors.thisThread();
            int here = processors.current();
            boolean there = processors.move(thread, here)
                    && thread != ProcessHandle.current().pid();
            moved.complete(there && here >= 0 ? processors.current() - here : NOWHERE);
        });

        assertThat(moved.get(10, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void saysThatThereIsNoSuchPlaceOrThread() {
        assertThat(processors.move(-1, 0)).isFalse();
        assertThat(processors.move(Integer.MAX_VALUE, 0)).isFalse();
        assertThat(processors.move(processors.thisThread(), NOWHERE)).isFalse();
        assertThat(processors.move(processors.thisThread(), -1)).isFalse();
    }
}
