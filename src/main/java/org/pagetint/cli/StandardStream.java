package org.pagetint.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;

/// Standard output or error. Unlike the streams of `System`, standard output says, once, when nothing can be written
/// any more. Of standard error nobody could be told, and it changes nothing of what the command does.
public final class StandardStream extends OutputStream {
    private final OutputStream stream;
    private final boolean telling;
    private boolean failed;

    private StandardStream(FileDescriptor descriptor, boolean telling) {
        this.stream = new FileOutputStream(descriptor);
        this.telling = telling;
    }

    /// A writer to standard output; throws [OutputFailedException].
    public static PrintWriter out(Charset charset) {
        return new AsciiWriter(new StandardStream(FileDescriptor.out, true), charset);
    }

    /// Standard output for bytes; throws [OutputFailedException].
    static OutputStream bytes() {
        return new StandardStream(FileDescriptor.out, true);
    }

    /// A writer to standard error; what cannot be written there is lost.
    public static PrintWriter err(Charset charset) {
        return new PrintWriter(new StandardStream(FileDescriptor.err, false), false, charset);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (failed) {
            return; // What is left in buffers
        }
        try {
            stream.write(bytes, from, length);
        } catch (IOException e) {
            failed = true;
            if (!telling) {
                return;
            }
            String message = String.valueOf(e.getMessage());
            // EPIPE has no type of its own; where it is translated, the English words stand beside
            throw new OutputFailedException(
                    message, message.toLowerCase(Locale.ROOT).contains("broken pipe"));
        }
    }
}
