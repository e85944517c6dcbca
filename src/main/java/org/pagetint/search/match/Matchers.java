package org.pagetint.search.match;

import java.nio.ByteOrder;
import java.util.List;
import org.pagetint.search.pattern.MaskedBytes;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.StringEncoding;

/// Makes matchers.
public final class Matchers {
    private Matchers() {}

    /// A matcher for `pattern`, to be used and closed by the calling thread.
    public static Matcher of(Pattern pattern, MatchSink sink) {
        return switch (pattern) {
            case Pattern.Bytes(MaskedBytes bytes) -> new BytesMatcher(bytes, 1, sink);
            case Pattern.Numeric number -> of(number, sink);
            case Pattern.Expression(var regex) -> new RegexMatcher(regex, sink);
            case Pattern.Strings(int least, var encodings) -> {
                List<Matcher> parts = encodings.stream()
                        .map(encoding -> strings(encoding, least, sink))
                        .toList();
                yield parts.size() == 1 ? parts.getFirst() : new UnionMatcher(parts);
            }
        };
    }

    private static Matcher strings(StringEncoding encoding, int least, MatchSink sink) {
        return switch (encoding) {
            case ASCII -> new StringRuns(least, sink);
            case UTF_16_LITTLE_ENDIAN -> new WideStringRuns(least, false, sink);
            case UTF_16_BIG_ENDIAN -> new WideStringRuns(least, true, sink);
        };
    }

    private static Matcher of(Pattern.Numeric number, MatchSink sink) {
        // One value is one row of bytes, which are found much faster than numbers in a range
        return number.low() == number.high()
                ? new BytesMatcher(
                        bytes(number), number.aligned() ? number.type().bytes() : 1, sink)
                : new NumberMatcher(number, sink);
    }

    private static MaskedBytes bytes(Pattern.Numeric number) {
        NumberType type = number.type();
        byte[] bytes = new byte[type.bytes()];
        for (int index = 0; index < bytes.length; index++) {
            int place = number.byteOrder() == ByteOrder.BIG_ENDIAN ? bytes.length - 1 - index : index;
            bytes[place] = (byte) (number.low() >>> (8 * index));
        }
        return MaskedBytes.exactly(bytes);
    }
}
