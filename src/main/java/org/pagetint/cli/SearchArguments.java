package org.pagetint.cli;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pagetint.memory.Mappings;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.PatternException;
import org.pagetint.search.pattern.PatternParser;
import org.pagetint.search.pattern.PatternProblem;
import org.pagetint.search.pattern.Query;
import org.pagetint.search.pattern.TextEncoding;
import org.pagetint.words.Messages;
import picocli.CommandLine.TypeConversionException;

/// What `pagetint search` is asked to look for.
///
/// @param text as typed
/// @param type how it is to be understood
/// @param bits how wide a number or pointer is; empty for the usual width of the type
/// @param bigEndian whether the bytes of numbers, pointers and UTF-16 lie the other way round
/// @param anywhere whether numbers and pointers may also lie at addresses that are no multiples of their size
/// @param ignoreCase whether small and capital letters of ASCII are alike
record SearchArguments(
        String text, Type type, Optional<Integer> bits, boolean bigEndian, boolean anywhere, boolean ignoreCase) {
    private static final Messages TEXT = Messages.of(SearchArguments.class);

    /// The words for `--type`.
    enum Type {
        HEX,
        TEXT,
        UTF16,
        INT,
        FLOAT,
        POINTER,
        REGEX
    }

    /// Lets picocli parse the words, and shells complete them.
    static final class TypeConverter extends WordConverter<Type> {
        TypeConverter() {
            super(List.of(Type.values()), TypeConverter::word);
        }

        private static String word(Type type) {
            return type.name().toLowerCase(Locale.ROOT);
        }
    }

    /// Lets picocli parse widths, and shells complete them.
    static final class BitsConverter extends WordConverter<Integer> {
        BitsConverter() {
            super(List.of(8, 16, 32, 64), bits -> Integer.toString(bits));
        }
    }

    /// The pattern that is meant in a process with these mappings.
    ///
    /// @throws PatternException if none is
    /// @throws TypeConversionException if the type has no such width
    Pattern pattern(Mappings mappings) throws PatternException {
        PatternParser parser = new PatternParser(mappings);
        return switch (type) {
            case HEX -> parser.parse(new Query.Hex(text));
            case TEXT -> parser.parse(new Query.Text(text, TextEncoding.UTF_8, ignoreCase));
            case UTF16 ->
                parser.parse(new Query.Text(
                        text,
                        bigEndian ? TextEncoding.UTF_16_BIG_ENDIAN : TextEncoding.UTF_16_LITTLE_ENDIAN,
                        ignoreCase));
            case INT -> integer(parser);
            case FLOAT -> parser.parse(number(width(64, 32) == 64 ? NumberType.F64 : NumberType.F32));
            case POINTER -> parser.parse(new Query.Pointer(text, width(64, 32) == 64, order(), !anywhere));
            case REGEX -> parser.parse(new Query.Expression(text, ignoreCase));
        };
    }

    /// Signed, or unsigned where only that has room for it.
    private Pattern integer(PatternParser parser) throws PatternException {
        NumberType[] types = switch (width(32, 8, 16, 64)) {
            case 8 -> new NumberType[] {NumberType.I8, NumberType.U8};
            case 16 -> new NumberType[] {NumberType.I16, NumberType.U16};
            case 64 -> new NumberType[] {NumberType.I64, NumberType.U64};
            default -> new NumberType[] {NumberType.I32, NumberType.U32};
        };
        try {
            return parser.parse(number(types[0]));
        } catch (PatternException wrong) {
            if (wrong.problem() != PatternProblem.DOES_NOT_FIT) {
                throw wrong;
            }
            return parser.parse(number(types[1]));
        }
    }

    private Query number(NumberType numberType) {
        return new Query.Numeric(text, numberType, order(), !anywhere);
    }

    private ByteOrder order() {
        return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private int width(int usual, Integer... others) {
        int width = bits.orElse(usual);
        if (width != usual && !List.of(others).contains(width)) {
            throw new TypeConversionException(TEXT.text("search.bits", width, TypeConverter.word(type)));
        }
        return width;
    }
}
