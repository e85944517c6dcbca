package org.pagetint.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;

/// Standard output or error. Unlike the streams of `System`, it says, once, when nothing can be written any more.
public final class StandardStream extends OutputStream {
    private final OutputStream stream;
    private boolean failed;

    private StandardStream(FileDescriptor descriptor) {
        stream = new FileOutputStream(descriptor);
    }

    /// A writer to it; throws [OutputFailedException].
    public static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
        return new PrintWriter(new StandardStream(descriptor), false, charset);
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
            String message = String.valueOf(e.getMessage());
            // EPIPE has no type of its own; where it is translated, the English words stand beside
            throw new OutputFailedException(
                    message, message.toLowerCase(Locale.ROOT).contains("broken pipe"));
        }
    }
}
