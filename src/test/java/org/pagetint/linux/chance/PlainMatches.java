package org.pagetint.linux.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.pagetint.search.pattern.StringEncoding;

/// Finds bytes and strings by looking at every address, one after the other.
final class PlainMatches {
    private PlainMatches() {}

    /// All places of `needle`.
    static List<Match> bytes(byte[] needle, List<Stretch> stretches) {
        List<Match> found = new ArrayList<>();
        for (Stretch stretch : stretches) {
            byte[] bytes = stretch.bytes();
            for (int at = 0; at + needle.length <= bytes.length; at++) {
                if (bytes[at] == needle[0] && Arrays.equals(bytes, at, at + needle.length, needle, 0, needle.length)) {
                    found.add(new Match(stretch.start() + at, needle.length));
                }
            }
        }
        return found;
    }

    /// All longest runs of at least so many printable characters.
    static List<Match> strings(int least, Set<StringEncoding> encodings, List<Stretch> stretches) {
        List<Match> found = new ArrayList<>();
        for (Stretch stretch : stretches) {
            for (StringEncoding encoding : encodings) {
                for (int from = 0; from < encoding.bytesPerCharacter(); from++) {
                    strings(least, encoding, from, stretch, found);
                }
            }
        }
        return Match.sorted(found);
    }

    private static void strings(int least, StringEncoding encoding, int from, Stretch stretch, List<Match> found) {
        int size = encoding.bytesPerCharacter();
        int characters = 0;
        for (int at = from; at < stretch.bytes().length + size; at += size) {
            if (isCharacter(encoding, stretch.bytes(), at)) {
                characters++;
            } else {
                if (characters >= least) {
                    long length = (long) characters * size;
                    found.add(new Match(stretch.start() + at - length, length));
                }
                characters = 0;
            }
        }
    }

    private static boolean isCharacter(StringEncoding encoding, byte[] bytes, int at) {
        if (at + encoding.bytesPerCharacter() > bytes.length) {
            return false;
        }
        return switch (encoding) {
            case ASCII -> isPrintable(bytes[at]);
            case UTF_16_LITTLE_ENDIAN -> isPrintable(bytes[at]) && bytes[at + 1] == 0;
            case UTF_16_BIG_ENDIAN -> bytes[at] == 0 && isPrintable(bytes[at + 1]);
        };
    }

    private static boolean isPrintable(byte value) {
        return value == '\t' || (value >= ' ' && value <= '~');
    }
}
