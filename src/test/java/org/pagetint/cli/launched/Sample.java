package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;

/// A process for the built program to look at, with memory that a test knows.
///
/// @param memory anonymous
record Sample(Target target, AddressRange memory) implements AutoCloseable {
    /// A manifest of format 1 for a file that holds nothing but the letter x.
    static final String MANIFEST_OF_X = "{\"pageSize\":4096,\"format\":\"raw\",\"ranges\":[{\"start\":\"0x1000\","
            + "\"end\":\"0x1001\",\"fileOffset\":0,"
            + "\"sha256\":\"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\"}]}";

    static final int PAGE = 4096;

    /// The text in the memory of [#atRest].
    static final String NEEDLE = "needle in memory";

    /// At rest: three dirty pages, the second one all zeros but for a text, then five that were never touched.
    static Sample atRest() throws Exception {
        Target target = Target.start();
        Sample sample = new Sample(target, target.anonymous(8));
        target.fill(sample.written(), 5, 0);
        target.poke(sample.memory.start() + PAGE, new byte[PAGE]);
        target.poke(sample.needle(), NEEDLE.getBytes(StandardCharsets.US_ASCII));
        target.stop();
        return sample;
    }

    /// Running, with so many dirty pages.
    static Sample dirty(int pages) throws IOException {
        Target target = Target.start();
        return new Sample(target, dirty(target, pages));
    }

    /// So many more dirty pages in a process.
    static AddressRange dirty(Target in, int pages) throws IOException {
        AddressRange memory = in.anonymous(pages);
        in.fill(memory, 3, 0);
        return memory;
    }

    /// Where the text lies.
    long needle() {
        return memory.start() + PAGE + 0x20;
    }

    /// The three dirty pages of [#atRest].
    AddressRange written() {
        return memory.first(3 * PAGE);
    }

    /// The process as an argument.
    String pid() {
        return Integer.toString(target.pid());
    }

    /// The memory as an argument.
    String range() {
        return memory.toString();
    }

    /// Its command line, as a person would read it.
    String command() throws IOException {
        return Files.readString(target.proc("cmdline"), StandardCharsets.UTF_8)
                .replace('\0', ' ')
                .strip();
    }

    /// What dd(1) reads from its memory.
    byte[] dd(AddressRange range) throws Exception {
        Process dd = new ProcessBuilder(
                        "dd",
                        "if=" + target.proc("mem"),
                        "bs=" + PAGE,
                        "skip=" + range.start() / PAGE,
                        "count=" + range.length() / PAGE)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] bytes = dd.getInputStream().readAllBytes();
        assertThat(dd.waitFor()).isZero();
        assertThat(bytes).hasSize((int) range.length());
        return bytes;
    }

    /// An address as JSON has it.
    static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    @Override
    public void close() {
        target.close();
    }
}
