package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.linux.child.Right;

/// What the built program makes of its arguments: whatever the locale, and whatever they begin with.
@Tag("launcher")
@Timeout(180)
final class ArgumentsTest {
    /// Shell words that run the program with the argument behind it, written in octal so that no locale has a say in
    /// it.
    private static final List<String> WITH_OCTAL =
            List.of("sh", "-c", "last=$(printf \"$1\"); shift; exec \"$@\" \"$last\"", "sh");

    private static final String CAFE = "caf\\303\\251";
    private static final String TEXT_IN_KOI8 = "\\324\\305\\313\\323\\324";

    @TempDir
    private static Path folder;

    private static Sample sample;

    @BeforeAll
    static void start() throws Exception {
        sample = Sample.dirty(1);
        sample.target().poke(sample.memory().start(), "café @user текст @@foo".getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void end() {
        sample.close();
    }

    private static Program.Result run(List<String> environment, String octal, String... arguments) throws Exception {
        List<String> through = new ArrayList<>(List.of("env"));
        through.addAll(environment);
        through.addAll(WITH_OCTAL);
        through.add(octal);
        try (Program program = Program.startThrough(through, arguments)) {
            return program.result();
        }
    }

    private static Program.Result search(List<String> environment, String octal) throws Exception {
        return run(environment, octal, "search", sample.pid(), "--type=text", "--range", sample.range(), "--");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C.UTF-8", "C", "POSIX", "", "xx_XX.UTF-8", "xx_XX"})
    void readsTextAndNamesInUtf8WhereTheLocaleHasNoCharset(String locale) throws Exception {
        List<String> environment = List.of("LC_ALL=" + locale, "LANG=" + locale, "LC_CTYPE=");
        Path file = folder.resolve("locale" + locale);
        Files.createDirectory(file);

        Program.Result found = search(environment, CAFE);
        Program.Result exported = run(environment, file + "/" + CAFE, "export", sample.pid(), sample.range(), "-o");

        assertThat(found.lines())
                .as(found.err())
                .hasSize(1)
                .allMatch(
                        line -> line.startsWith(Long.toHexString(sample.memory().start())));
        assertThat(exported.status()).as(exported.err()).isZero();
        assertThat(run(List.of(), file + "/" + CAFE, "verify").status()).isZero();
    }

    /// A person's charset stays: arguments, names of files and what is written to a terminal are in it.
    @Test
    void keepsALocaleOfAnotherCharset() throws Exception {
        Path locale = folder.resolve("ru_RU.KOI8-R");
        Process localedef = new ProcessBuilder("localedef", "-i", "ru_RU", "-f", "KOI8-R", locale.toString())
                .inheritIO()
                .start();
        Right.require("a terminal in KOI8-R", "localedef and its sources", localedef.waitFor() == 0);
        List<String> environment = List.of("LOCPATH=" + folder, "LC_ALL=ru_RU.KOI8-R");
        String name = folder + "/" + TEXT_IN_KOI8;

        Program.Result found = search(environment, TEXT_IN_KOI8);
        Program.Result exported = run(environment, name, "export", sample.pid(), sample.range(), "-o");

        assertThat(found.lines()).as(found.err()).hasSize(1);
        assertThat(exported.status()).as(exported.err()).isZero();
        assertThat(onATerminal("LOCPATH=" + folder + " LC_ALL=ru_RU.KOI8-R", "verify \"$(printf '" + name + "')\""))
                .contains("текст is as it was exported.");
    }

    private static String onATerminal(String environment, String arguments) throws Exception {
        String command = "env " + environment + " " + Program.LAUNCHER + " " + arguments;
        Process script = new ProcessBuilder("script", "-qec", command, "/dev/null")
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        return new String(script.getInputStream().readAllBytes(), Charset.forName("KOI8-R"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@user", "@@foo"})
    void takesAnArgumentThatBeginsWithAnAtSignForWhatItIs(String text) throws Exception {
        Files.writeString(folder.resolve("user"), "--limit=0 needle");

        Program.Result found = run(
                List.of("--chdir=" + folder), text, "search", sample.pid(), "--type=text", "--range", sample.range());
        Program.Result exported =
                run(List.of("--chdir=" + folder), text, "export", sample.pid(), sample.range(), "--force", "-o");

        assertThat(found.lines()).as(found.err()).hasSize(1);
        assertThat(exported.status()).as(exported.err()).isZero();
        assertThat(folder.resolve(text)).hasSize(Sample.PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x00..0xff", "0..255", "0x00..0x7f", "0x80..0xff"})
    void findsEveryNumberOfARangeInHexadecimal(String range) throws Exception {
        try (Sample bytes = Sample.dirty(1)) {
            byte[] all = new byte[256];
            for (int i = 0; i < all.length; i++) {
                all[i] = (byte) i;
            }
            bytes.target().poke(bytes.memory().start(), all);

            Program.Result found = Program.run(
                    "search",
                    bytes.pid(),
                    range,
                    "--type=int",
                    "--bits=8",
                    "--range",
                    bytes.memory().first(256).toString());

            assertThat(found.lines())
                    .as(found.err())
                    .hasSize(range.endsWith("7f") || range.startsWith("0x8") ? 128 : 256);
        }
    }
}
