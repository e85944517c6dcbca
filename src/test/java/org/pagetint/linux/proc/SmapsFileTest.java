package org.pagetint.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class SmapsFileTest {
    private static final int QUESTIONS = 200_000;

    /// One that was read to its end, and the one that says nothing, is asked for several processes at once.
    @Test
    void answersSeveralThreadsAtOnce() throws Exception {
        SmapsFile file = new SmapsFile();
        Callable<Integer> asking = () -> {
            int told = 0;
            for (int i = 0; i < QUESTIONS; i++) {
                told += file.known().list().size();
            }
            return told;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> told : threads.invokeAll(List.of(asking, asking))) {
                assertThat(told.get()).isZero();
            }
        }
    }
}
