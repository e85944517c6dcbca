package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Set;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.StringEncoding;

/// Finds runs of printable characters in one or several encodings. Bytes are taken in blocks; each encoding sees rows
/// of marks that say which bytes are printable and which are 0.
final class StringMatcher implements Matcher {
    private final ByteBlock block = new ByteBlock();
    private final ByteMarks printable = new ByteMarks();
    private final ByteMarks zero = new ByteMarks();
    private final List<EncodedRuns> encodings;
    private final boolean wide;
    private long begun;
    private long position;

    StringMatcher(Pattern.Strings pattern, MatchSink sink) {
        Set<StringEncoding> wanted = pattern.encodings();
        this.encodings = wanted.stream()
                .map(encoding -> EncodedRuns.of(encoding, pattern.least(), sink))
                .toList();
        this.wide = wanted.stream().anyMatch(encoding -> encoding.bytesPerCharacter() > 1);
    }

    @Override
    public void begin(long address) {
        begun = address;
        position = address;
        printable.forget();
        zero.forget();
        encodings.forEach(EncodedRuns::begin);
    }

    @Override
    public void feed(MemorySegment bytes, long offset, long length) {
        for (long done = 0; done < length; ) {
            int taken = (int) Math.min(ByteBlock.BYTES, length - done);
            take(bytes, offset + done, taken);
            done += taken;
        }
    }

    private void take(MemorySegment bytes, long offset, int length) {
        block.load(bytes, offset, length);
        block.printable(printable);
        int words = ByteBlock.words(length);
        if (wide) {
            block.zero(zero);
        }
        boolean twins = wide && zero.anyTwins(words);
        for (EncodedRuns runs : encodings) {
            runs.block(printable, zero, twins, position, length);
        }
        takeRuns(words);
        printable.keepLast(length);
        zero.keepLast(length);
        position += length;
    }

    private void takeRuns(int words) {
        EncodedRuns some = encodings.getFirst();
        int many = 0;
        for (EncodedRuns runs : encodings) {
            if (runs.any()) {
                some = runs;
                many++;
            }
        }
        if (many <= 1) {
            some.takeAll(words);
            return;
        }
        // Word by word, so that matches of different encodings come almost in order
        for (int word = 0; word < words; word++) {
            for (EncodedRuns runs : encodings) {
                runs.take(word);
            }
        }
    }

    @Override
    public void end() {
        encodings.forEach(runs -> runs.end(position));
        begun = position;
    }

    @Override
    public long settled() {
        // The last byte may be the first one of a wide character
        long settled = wide && position != begun ? position - 1 : position;
        for (EncodedRuns runs : encodings) {
            if (runs.isOpen() && Long.compareUnsigned(runs.start(), settled) < 0) {
                settled = runs.start();
            }
        }
        return settled;
    }

    @Override
    public Margins margins() {
        return wide ? new Margins(2, 1, 1) : new Margins(1, 0, 1);
    }

    @Override
    public void close() {
        // Holds nothing but arrays
    }
}
