package org.pagetint.ui;

import java.io.PrintWriter;
import java.io.StringWriter;

/// What a report of a fault of the program needs to hold.
final class FaultText {
    private FaultText() {}

    /// The thread, the fault and where it came from.
    static String of(Thread thread, Throwable fault) {
        StringWriter text = new StringWriter();
        text.append(thread.getName()).append(": ");
        fault.printStackTrace(new PrintWriter(text, true));
        return text.toString().strip();
    }
}
