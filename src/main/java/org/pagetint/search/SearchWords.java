package org.pagetint.search;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.EscapedText;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.PatternException;
import org.pagetint.search.pattern.PatternProblem;
import org.pagetint.search.pattern.StringEncoding;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;
import org.pagetint.words.SizeText;

/// Searches in the words a person sees, the same in window and terminal. Any thread.
public final class SearchWords {
    private static final Messages TEXT = Messages.of(SearchWords.class);

    private SearchWords() {}

    /// What is wrong with the text of a pattern, one sentence. What was typed is escaped in it.
    public static String of(PatternException wrong) {
        String key =
                "problem." + wrong.problem().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return wrong.problem() == PatternProblem.NOT_A_REPETITION
                ? TEXT.text(key)
                : TEXT.text(key, EscapedText.of(wrong.detail()));
    }

    /// The bytes that a pattern looks for: `7f 4? ?? ?c · 4 bytes`, `2a 00 00 00 · 42`; what it looks for, where bytes
    /// cannot be written down.
    public static String of(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Bytes(var bytes) -> TEXT.count("bytes", bytes.length(), bytes);
            case Pattern.Numeric number -> of(number);
            case Pattern.Expression _ -> TEXT.text("expression");
            case Pattern.Strings(int least, var encodings) ->
                TEXT.count(
                        "strings",
                        least,
                        encodings.stream().map(SearchWords::of).collect(Collectors.joining(", ")));
        };
    }

    private static String of(StringEncoding encoding) {
        return TEXT.of("encoding", encoding);
    }

    private static String of(Pattern.Numeric number) {
        NumberType type = number.type();
        String low = type.toText(number.low());
        String high = type.toText(number.high());
        String words = number.low() == number.high()
                ? TEXT.text("number", bytes(number, number.low()), low)
                : TEXT.text("number.range", bytes(number, number.low()), bytes(number, number.high()), low, high);
        return number.aligned() && type.bytes() > 1 ? TEXT.text("number.aligned", words, type.bytes()) : words;
    }

    private static String bytes(Pattern.Numeric number, long bits) {
        int length = number.type().bytes();
        List<String> bytes = new ArrayList<>();
        for (int index = 0; index < length; index++) {
            int place = number.byteOrder() == ByteOrder.BIG_ENDIAN ? length - 1 - index : index;
            bytes.add(String.format("%02x", bits >>> (8 * place) & 0xFF));
        }
        return String.join(" ", bytes);
    }

    /// What was searched, and what was not and why:
    /// `12 MiB searched, 4 MiB of that known to be zero; 8 KiB not searched: a guard page`.
    public static String of(Coverage coverage) {
        List<String> searched = new ArrayList<>();
        searched.add(
                coverage.coveredBytes() == 0
                        ? TEXT.text("nothing")
                        : TEXT.text("searched", SizeText.of(coverage.coveredBytes())));
        addOrigin(coverage, ByteOrigin.BACKING_FILE, "searched.file", searched);
        addOrigin(coverage, ByteOrigin.ZERO_FILL, "searched.zeros", searched);
        List<String> parts = new ArrayList<>();
        parts.add(String.join(", ", searched));
        coverage.skipped()
                .forEach((reason, bytes) -> parts.add(TEXT.text("skipped", SizeText.of(bytes), PageWords.of(reason))));
        return String.join("; ", parts);
    }

    private static void addOrigin(Coverage coverage, ByteOrigin origin, String key, List<String> into) {
        long bytes = coverage.covered().getOrDefault(origin, 0L);
        if (bytes > 0) {
            into.add(TEXT.text(key, SizeText.of(bytes)));
        }
    }
}
