package org.pagetint.ui;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.pagetint.linux.child.Wait;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ProcessMemory;

/// Lets looks at memory wait at a gate, so that a person has time to do something meanwhile. Any thread.
final class ReadGate {
    private static final long PATIENCE_SECONDS = 30;
    private static final int ALL = Integer.MAX_VALUE / 2;

    private final BiPredicate<String, AddressRange> stops;
    private final List<AddressRange> passed = new CopyOnWriteArrayList<>();
    private final Semaphore gate = new Semaphore(ALL, true);

    /// Before the reads of bytes.
    ReadGate() {
        this((method, _) -> method.equals("fetch"));
    }

    /// @param stops which calls it is before: the method of `ProcessMemory` and the addresses it is asked for
    ReadGate(BiPredicate<String, AddressRange> stops) {
        this.stops = stops;
    }

    /// What was asked for by those that have passed, in order.
    List<AddressRange> passed() {
        return List.copyOf(passed);
    }

    /// The same sources, with their memory behind the gate.
    Sources before(Sources sources) {
        return new Sources(
                sources.processes(), process -> behind(sources.memories().open(process)), sources.self());
    }

    private ProcessMemory behind(ProcessMemory memory) {
        return (ProcessMemory) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ProcessMemory.class}, (_, method, arguments) -> {
                    if (arguments != null
                            && arguments.length > 0
                            && arguments[0] instanceof AddressRange range
                            && stops.test(method.getName(), range)) {
                        pass(range);
                    }
                    try {
                        return method.invoke(memory, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void pass(AddressRange range) throws InterruptedException {
        if (!gate.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the gate stays closed");
        }
        passed.add(range);
    }

    /// Lets `reads` more pass, then nobody.
    void close(int reads) {
        gate.drainPermits();
        gate.release(reads);
    }

    /// Lets the one that waits pass, and waits for the next one.
    void letOnePass() throws Exception {
        int before = passed.size();
        gate.release();
        Wait.until("one has passed", () -> passed.size() > before);
        awaitSomebody();
    }

    /// Lets all pass.
    void open() {
        gate.release(ALL - gate.availablePermits());
    }

    /// Waits until a read waits.
    void awaitSomebody() throws Exception {
        Wait.until("somebody waits at the gate", gate::hasQueuedThreads);
    }
}
