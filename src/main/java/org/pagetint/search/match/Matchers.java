package org.pagetint.search.match;

import java.nio.ByteOrder;
import org.pagetint.search.pattern.MaskedBytes;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Pattern;

/// Makes matchers.
public final class Matchers {
    private Matchers() {}

    /// A matcher for `pattern`, to be used and closed by the calling thread.
    public static Matcher of(Pattern pattern, MatchSink sink) {
        return switch (pattern) {
            case Pattern.Bytes(MaskedBytes bytes) -> new BytesMatcher(bytes, 1, sink);
            case Pattern.Numeric number -> of(number, sink);
            case Pattern.Expression(var regex) -> new RegexMatcher(regex, sink);
            case Pattern.Strings strings -> new StringMatcher(strings, sink);
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
