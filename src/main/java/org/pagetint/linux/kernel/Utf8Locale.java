package org.pagetint.linux.kernel;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.memory.ByteText;

/// Sees to a locale in which all text can be typed and all files can be named.
///
/// Java reads its arguments and the names of files in the charset of the locale, once, when it starts. Where the locale
/// is `C`, or one that was not generated on this machine, that charset is ASCII: `é` is lost before any code of ours
/// runs. Then the program starts itself once more, in the same process by execve(2), with a locale of UTF-8. A locale
/// with another charset that is there, such as `ru_RU.KOI8-R`, stays.
///
/// The launchers see to `C` and `POSIX` themselves, which costs nothing; no shell can tell whether a locale was
/// generated.
public final class Utf8Locale {
    /// Tried one after another; the first one is built into the C library since glibc 2.35, and much longer into those
    /// of distributions.
    private static final List<String> LOCALES = List.of("C.UTF-8", "en_US.UTF-8");

    private static final String SETTING = "LC_ALL=";

    private Utf8Locale() {}

    /// Starts this program once more if its locale has only ASCII; returns where it has more, and where that is not to
    /// be had.
    public static void ensure() {
        if (Charset.forName(System.getProperty("native.encoding"), StandardCharsets.UTF_8)
                .equals(StandardCharsets.US_ASCII)) {
            restart();
        }
    }

    private static void restart() {
        try {
            List<String> arguments = words(Path.of("/proc/self/cmdline"));
            Optional<List<String>> environment = environment(words(Path.of("/proc/self/environ")));
            if (environment.isPresent() && !arguments.isEmpty()) {
                execute(arguments, environment.get());
            }
        } catch (IOException _) {
            // Not even its own files may be read: it goes on with what can be told in ASCII.
        }
    }

    /// This environment with the next locale to try; empty when all have been tried.
    ///
    /// @param now `NAME=VALUE` each
    public static Optional<List<String>> environment(List<String> now) {
        int tried = now.stream()
                .filter(setting -> setting.startsWith(SETTING))
                .mapToInt(setting -> LOCALES.indexOf(setting.substring(SETTING.length())))
                .max()
                .orElse(-1);
        if (tried == LOCALES.size() - 1) {
            return Optional.empty();
        }
        List<String> changed = new ArrayList<>(now);
        changed.removeIf(setting -> setting.startsWith(SETTING));
        changed.add(SETTING + LOCALES.get(tried + 1));
        return Optional.of(changed);
    }

    /// The words of a file, each ended by a zero byte; a `char` for each byte.
    private static List<String> words(Path file) throws IOException {
        String text = ByteText.of(Files.readAllBytes(file)).latin1();
        return text.isEmpty()
                ? List.of()
                : List.of(text.substring(0, text.length() - 1).split("\0", -1));
    }

    /// Does not return if it succeeds.
    private static void execute(List<String> arguments, List<String> environment) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment argv = array(arguments, arena);
            MemorySegment envp = array(environment, arena);
            // By its name first: what a process is called follows from that
            LibC.execve(new ByteText(arguments.getFirst()).bytes(), argv, envp);
            LibC.execve("/proc/self/exe".getBytes(StandardCharsets.UTF_8), argv, envp);
        }
    }

    private static MemorySegment array(List<String> words, Arena arena) {
        MemorySegment array = arena.allocate(ValueLayout.ADDRESS, words.size() + 1);
        for (int i = 0; i < words.size(); i++) {
            array.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(words.get(i), StandardCharsets.ISO_8859_1));
        }
        return array;
    }
}
