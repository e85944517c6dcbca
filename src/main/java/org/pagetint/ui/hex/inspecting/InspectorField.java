package org.pagetint.ui.hex.inspecting;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.pagetint.ui.hex.layout.Glyphs;
import org.pagetint.words.AddressText;

/// One way to read the bytes at the cursor.
public enum InspectorField {
    INT_8,
    UINT_8,
    INT_16,
    UINT_16,
    INT_32,
    UINT_32,
    INT_64,
    UINT_64,
    FLOAT,
    DOUBLE,
    BINARY,
    CHARACTER,
    TIME_32,
    TIME_64,
    POINTER;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Instant FIRST_YEAR = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_YEAR = Instant.parse("9999-12-31T23:59:59Z");
    private static final int POINTER_BYTES = 8;

    /// The bytes read so, if they are known and make sense so.
    Optional<String> text(Bits bits) {
        return switch (this) {
            case INT_8 -> bits.signed(1).map(String::valueOf);
            case UINT_8 -> bits.unsigned(1).map(String::valueOf);
            case INT_16 -> bits.signed(2).map(String::valueOf);
            case UINT_16 -> bits.unsigned(2).map(String::valueOf);
            case INT_32 -> bits.signed(4).map(String::valueOf);
            case UINT_32 -> bits.unsigned(4).map(String::valueOf);
            case INT_64 -> bits.signed(8).map(String::valueOf);
            case UINT_64 -> bits.unsigned(8).map(Long::toUnsignedString);
            case FLOAT -> bits.unsigned(4).map(value -> String.valueOf(Float.intBitsToFloat(value.intValue())));
            case DOUBLE -> bits.unsigned(8).map(value -> String.valueOf(Double.longBitsToDouble(value)));
            case BINARY -> bits.unsigned(1).map(InspectorField::binary);
            case CHARACTER -> character(bits);
            case TIME_32 -> bits.signed(4).flatMap(InspectorField::time);
            case TIME_64 -> bits.signed(8).flatMap(InspectorField::time);
            case POINTER -> bits.unsigned(POINTER_BYTES).map(AddressText::of);
        };
    }

    private static String binary(long value) {
        String digits = "0".repeat(Byte.SIZE) + Long.toBinaryString(value);
        String eight = digits.substring(digits.length() - Byte.SIZE);
        return eight.substring(0, 4) + " " + eight.substring(4);
    }

    /// The UTF-8 character that begins at the cursor, with its code point; none if no character begins there.
    private static Optional<String> character(Bits bits) {
        for (int length = 1; length <= Math.min(4, bits.bytes().size()); length++) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = bits.bytes().get(i).byteValue();
            }
            try {
                int point = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString()
                        .codePointAt(0);
                return Optional.of((Glyphs.shown(point) + String.format("  U+%04X", point)).strip());
            } catch (CharacterCodingException e) {
                // Not a whole character: perhaps one more byte makes it one.
            }
        }
        return Optional.empty();
    }

    private static Optional<String> time(long seconds) {
        try {
            Instant time = Instant.ofEpochSecond(seconds);
            return time.isBefore(FIRST_YEAR) || time.isAfter(LAST_YEAR)
                    ? Optional.empty()
                    : Optional.of(TIME.format(time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
