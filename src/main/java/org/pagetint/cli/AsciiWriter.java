package org.pagetint.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/// A writer that also takes bytes of ASCII, which every charset of a terminal has as they are: they need not become
/// characters and bytes again. One thread.
final class AsciiWriter extends PrintWriter {
    private final OutputStream stream;

    /// A writer to `stream`, in a charset that has ASCII in it.
    AsciiWriter(OutputStream stream, Charset charset) {
        super(stream, false, charset);
        this.stream = stream;
    }

    /// Writes bytes of ASCII behind all that was written before.
    void ascii(byte[] bytes, int from, int length) {
        flush();
        try {
            stream.write(bytes, from, length);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
