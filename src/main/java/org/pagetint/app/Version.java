package org.pagetint.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The version of this build, as the build wrote it beside this class.
public final class Version {

    private static final String RESOURCE = "version.txt";

    private Version() {}

    /// The version, such as `0.1.0`.
    ///
    /// @throws IllegalStateException if the build left the version out
    public static String current() {
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from " + Version.class.getPackageName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
