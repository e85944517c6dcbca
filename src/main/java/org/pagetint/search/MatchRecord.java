package org.pagetint.search;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pagetint.memory.EscapedText;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;
import org.pagetint.search.match.MatchValue;
import org.pagetint.search.pattern.Pattern;

/// A match as it is written down.
///
/// @param region the region that it begins in; empty if that is gone
/// @param page the state of the page that it begins in
/// @param bytes what lies there now in hexadecimal, of a long match the first 4096 bytes; empty if that is unknown
/// @param reading those bytes as a number or as text, whichever the search was for; empty if they are unknown
/// @param reason why they are unknown
record MatchRecord(
        long address,
        long length,
        Optional<Mapping> region,
        PageState page,
        String bytes,
        String reading,
        Optional<UnknownReason> reason) {

    /// What `bytes`, matched by `pattern`, say: a number in decimal, or text with what cannot be printed escaped.
    static String reading(Pattern pattern, byte[] bytes) {
        return switch (pattern) {
            case Pattern.Numeric number -> {
                long value = MatchValue.of(MemorySegment.ofArray(bytes), 0, bytes.length);
                yield number.type().toText(number.bits(value));
            }
            case Pattern.Strings _ ->
                // Of UTF-16 every other byte is 0
                EscapedText.of(new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", ""));
            case Pattern.Bytes _, Pattern.Expression _ -> EscapedText.of(bytes);
        };
    }

    static byte[] copy(MemorySegment bytes, long offset, int length) {
        return bytes.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
    }
}
