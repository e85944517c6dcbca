package org.pagetint.ui;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.pagetint.memory.ProcessMemory;

/// Lets reads of memory wait at a gate, so that a person has time to do something meanwhile. Any thread.
final class FetchGate {
    private static final long PATIENCE_SECONDS = 30;

    private int left = Integer.MAX_VALUE;
    private CountDownLatch gate = new CountDownLatch(0);
    private CountDownLatch somebody = new CountDownLatch(1);

    /// The same sources, with their memory behind the gate.
    Sources before(Sources sources) {
        return new Sources(
                sources.processes(), process -> behind(sources.memories().open(process)), sources.self());
    }

    private ProcessMemory behind(ProcessMemory memory) {
        return (ProcessMemory) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ProcessMemory.class}, (_, method, arguments) -> {
                    if (method.getName().equals("fetch")) {
                        pass();
                    }
                    try {
                        return method.invoke(memory, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /// Lets `reads` more pass, then nobody.
    synchronized void close(int reads) {
        left = reads;
        gate = new CountDownLatch(1);
        somebody = new CountDownLatch(1);
    }

    /// Lets all pass.
    synchronized void open() {
        left = Integer.MAX_VALUE;
        gate.countDown();
    }

    /// Waits until a read waits.
    void awaitSomebody() throws InterruptedException {
        if (!somebody().await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody reads");
        }
    }

    private synchronized CountDownLatch somebody() {
        return somebody;
    }

    private void pass() throws InterruptedException {
        CountDownLatch wait = comes();
        if (!wait.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the gate stays closed");
        }
    }

    private synchronized CountDownLatch comes() {
        if (left > 0) {
            left--;
            return new CountDownLatch(0);
        }
        somebody.countDown();
        return gate;
    }
}
