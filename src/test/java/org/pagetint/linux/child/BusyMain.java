package org.pagetint.linux.child;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A process with threads that wait for ever, that count in a loop, and that begin and end all the time. It says its
/// pid, and for each line that it gets how far it has counted.
public final class BusyMain {
    private static final long STACK_BYTES = 1 << 17;
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final AtomicLong COUNTED = new AtomicLong();

    private BusyMain() {}

    /// Starts its threads and answers.
    ///
    /// @param arguments how many threads wait; how many count; how many begin other threads all the time
    public static void main(String[] arguments) throws Exception {
        CountDownLatch begun = new CountDownLatch(Integer.parseInt(arguments[0]));
        start(Integer.parseInt(arguments[0]), () -> {
            begun.countDown();
            while (true) {
                LockSupport.park(NEVER);
            }
        });
        start(Integer.parseInt(arguments[1]), () -> {
            while (true) {
                COUNTED.incrementAndGet();
            }
        });
        start(Integer.parseInt(arguments[2]), () -> {
            while (true) {
                start(1, () -> COUNTED.incrementAndGet());
            }
        });
        begun.await();
        System.out.println(ProcessHandle.current().pid());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (in.readLine() != null) {
            System.out.println(COUNTED.get());
        }
        Runtime.getRuntime().halt(0);
    }

    private static void start(int count, Runnable what) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(null, what, "busy", STACK_BYTES);
            thread.setDaemon(true);
            thread.start();
        }
    }
}
