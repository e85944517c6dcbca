package org.pagetint.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.EscapedText;
import org.pagetint.memory.StopRefusal;
import org.pagetint.memory.ThreadRegisters;
import org.pagetint.process.MemoryId;
import org.pagetint.words.Explanation;
import org.pagetint.words.MemoryWords;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;
import org.pagetint.words.SizeText;

/// Exports and how they fail in the words a person sees, the same in window and terminal. Any thread.
public final class ExportWords {
    private static final Messages TEXT = Messages.of(ExportWords.class);

    private static final double NANOS_PER_MILLI = 1e6;

    /// So many threads are named in a sentence; the manifest names all.
    private static final int NAMED = 5;

    private ExportWords() {}

    /// The words for `failure`.
    public static Explanation of(ExportFailure failure) {
        return switch (failure) {
            case ExportFailure.OfProcess(var ofProcess) -> Explanation.of(ofProcess);
            case ExportFailure.AlreadyThere(Path path) -> plain("already-there", path);
            case ExportFailure.InTheWay(Path path) -> plain("in-the-way", path);
            case ExportFailure.NoFolder(Path folder) -> plain("no-folder", folder);
            case ExportFailure.NotPermitted(Path path) -> plain("not-permitted", path);
            case ExportFailure.NotReadable(Path path) -> plain("not-readable", path);
            case ExportFailure.ChangedMeanwhile(Path path) -> plain("changed-meanwhile", path);
            case ExportFailure.NotAFile(Path path) -> plain("not-a-file", path);
            case ExportFailure.ManifestChanged(Path manifest) -> plain("manifest-changed", manifest);
            case ExportFailure.HalfMoved(Path path, Path manifest, Path staged) ->
                new Explanation(
                        TEXT.text("half-moved", safe(path), safe(manifest)),
                        TEXT.text("half-moved.remedy", safe(path), safe(manifest), safe(staged)),
                        safe(staged));
            case ExportFailure.DiskFull(Path folder) -> plain("disk-full", folder);
            case ExportFailure.NoManifest(Path manifest) -> plain("no-manifest", manifest);
            case ExportFailure.BadManifest(Path manifest, int line) ->
                new Explanation(
                        TEXT.text("bad-manifest", safe(manifest), line),
                        TEXT.text("bad-manifest.remedy"),
                        safe(manifest) + ":" + line);
            case ExportFailure.TooLittleSpace(Path folder, long needed, long free) ->
                new Explanation(
                        TEXT.text("too-little-space", safe(folder), SizeText.of(needed), SizeText.of(free)),
                        TEXT.text("too-little-space.remedy"),
                        SizeText.exact(needed) + " > " + SizeText.exact(free));
            case ExportFailure.NotStopped(MemoryId id, StopRefusal refusal) ->
                new Explanation(
                        TEXT.text("not-stopped", MemoryWords.first(id), TEXT.of("refusal", refusal)),
                        TEXT.of("refusal.remedy", refusal),
                        "ptrace " + MemoryWords.of(id));
            case ExportFailure.Io(Path path, String message) ->
                new Explanation(
                        TEXT.text("io", safe(path)),
                        TEXT.text("io.remedy", EscapedText.of(message)),
                        EscapedText.of(message));
            case ExportFailure.Cancelled() ->
                new Explanation(TEXT.text("cancelled"), TEXT.text("cancelled.remedy"), "");
        };
    }

    /// How much was exported: `37.4 MiB (26.5 MiB of it in the file, the rest zeros)`. The first number is the sum of
    /// what [#of(Coverage)] says of bytes that were read.
    public static String amount(ExportOutcome outcome) {
        Map<ByteOrigin, Long> covered = outcome.coverage().covered();
        long read = outcome.coverage().coveredBytes() - covered.getOrDefault(ByteOrigin.ZERO_FILL, 0L);
        long written = outcome.contentBytes();
        if (outcome.format() == ExportFormat.HEXDUMP) {
            return TEXT.text("amount.text", SizeText.of(read), SizeText.of(written));
        }
        return read == written ? SizeText.of(read) : TEXT.text("amount.zeros", SizeText.of(read), SizeText.of(written));
    }

    /// What an export covered, one sentence:
    /// `12 MiB from the process, 1 MiB unknown: in swap, reading would bring it in.`
    public static String of(Coverage coverage) {
        List<String> parts = new ArrayList<>();
        coverage.covered()
                .forEach((origin, bytes) -> parts.add(TEXT.text("covered", SizeText.of(bytes), PageWords.of(origin))));
        coverage.skipped()
                .forEach((reason, bytes) -> parts.add(TEXT.text("skipped", SizeText.of(bytes), PageWords.of(reason))));
        return parts.isEmpty() ? TEXT.text("nothing") : String.join("; ", parts) + ".";
    }

    /// What a core has of the threads' registers: `Registers: all of 3 threads; the process stood still for 1.2 ms.`
    public static String of(RegisterReport report) {
        List<Integer> partial = report.of(ThreadRegisters.Extent.PARTIAL);
        List<Integer> none = report.of(ThreadRegisters.Extent.NONE);
        List<String> parts = new ArrayList<>();
        add("registers.complete", report.of(ThreadRegisters.Extent.COMPLETE), parts);
        add("registers.partial", partial, parts);
        add("registers.none", none, parts);
        if (parts.isEmpty()) {
            parts.add(TEXT.text("registers.nobody"));
        }
        report.stopped()
                .ifPresent(time -> parts.add(TEXT.text(
                        "registers.stopped", String.format(Locale.ENGLISH, "%.1f", time.toNanos() / NANOS_PER_MILLI))));
        String sentence = TEXT.text("registers", String.join("; ", parts));
        boolean lacking = !partial.isEmpty() || !none.isEmpty();
        return lacking && report.stopped().isEmpty() ? sentence + " " + TEXT.text("registers.remedy") : sentence;
    }

    private static void add(String key, List<Integer> threads, List<String> to) {
        if (!threads.isEmpty()) {
            String named = threads.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
            String more = threads.size() > NAMED ? TEXT.text("registers.more", threads.size() - NAMED) : "";
            to.add(TEXT.count(key, threads.size(), named + more));
        }
    }

    /// How a file compares with its manifest: `other bytes than were exported`.
    public static String of(PartVerdict.Finding finding) {
        return TEXT.of("finding", finding);
    }

    private static Explanation plain(String key, Path path) {
        return new Explanation(TEXT.text(key, safe(path)), TEXT.text(key + ".remedy"), safe(path));
    }

    private static String safe(Path path) {
        return EscapedText.of(path.toString());
    }
}
