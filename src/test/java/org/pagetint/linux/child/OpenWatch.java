package org.pagetint.linux.child;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.file.Path;

/// Notices when anybody opens a file, inotify(7). A look at it without opening it (O_PATH) passes unnoticed.
public final class OpenWatch implements AutoCloseable {
    private static final int IN_OPEN = 0x20;

    private final long descriptor;

    /// Watches from now on.
    public OpenWatch(Path file) throws IOException {
        descriptor =
                Libc.call("inotify_init1", Kernel.O_NONBLOCK | Kernel.O_CLOEXEC).value();
        Libc.Result watch = Libc.call("inotify_add_watch", (int) descriptor, file.toString(), IN_OPEN);
        if (watch.value() < 0) {
            throw new IOException("inotify_add_watch: errno " + watch.errno());
        }
    }

    /// Whether it was opened since the last question.
    public boolean wasOpened() {
        try (Memory events = new Memory(4096)) {
            return Libc.call("read", (int) descriptor, events, events.size()).value() > 0;
        }
    }

    @Override
    public void close() {
        Libc.call("close", (int) descriptor);
    }
}
