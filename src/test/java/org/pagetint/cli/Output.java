package org.pagetint.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.OptionalInt;
import org.pagetint.linux.LinuxMemorySource;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.process.ProcessSource;

/// Runs commands and keeps what they write.
final class Output {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ProcessSource processes;
    private final WindowStarter window;
    private OptionalInt columns = OptionalInt.empty();

    Output(ProcessSource processes, Optional<String> whyNoWindow) {
        this.processes = processes;
        this.window = new WindowStarter() {
            @Override
            public Optional<String> open(WindowRequest request) {
                return whyNoWindow;
            }

            @Override
            public byte[] draw(WindowRequest request, PictureStyle style) {
                throw new UnsupportedOperationException("this test draws nothing");
            }
        };
    }

    Output onATerminalOf(int width) {
        columns = OptionalInt.of(width);
        return this;
    }

    int run(String... arguments) {
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), () -> columns, () -> columns, false);
        return new CommandLineProgram(new Environment(
                        processes, LinuxMemorySource.ofThisMachine(), new LinuxFileOpener(), console, "1.2.3", window))
                .run(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
