package org.pagetint.cli;

import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.words.Messages;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A range of addresses as a person writes it: `START-END`, `START+LENGTH`, or an address that stands for its whole region.
/// Addresses are hexadecimal, with or without `0x`, END exclusive; a length is decimal, or hexadecimal with `0x`.
sealed interface RangeArgument {
    /// These addresses, to the byte.
    record Exact(AddressRange range) implements RangeArgument {}

    /// The region that holds this address.
    record RegionAt(long address) implements RangeArgument {}

    /// The addresses that are meant in a process with these mappings.
    ///
    /// @throws TypeConversionException if no region holds the address
    default AddressRange resolve(Mappings mappings) {
        return switch (this) {
            case Exact(AddressRange range) -> range;
            case RegionAt(long address) ->
                mappings.at(address)
                        .map(Mapping::range)
                        .orElseThrow(() -> new TypeConversionException(
                                Text.MESSAGES.text("range.no-region", Long.toHexString(address))));
        };
    }

    /// Parses what a person wrote.
    ///
    /// @throws TypeConversionException saying what is wrong with it
    static RangeArgument parse(String text) {
        int dash = text.indexOf('-');
        int plus = text.indexOf('+');
        if (dash >= 0) {
            return new Exact(between(text, address(text.substring(0, dash)), address(text.substring(dash + 1))));
        }
        if (plus >= 0) {
            long start = address(text.substring(0, plus));
            long length = length(text.substring(plus + 1));
            return new Exact(between(text, start, start + length));
        }
        return new RegionAt(address(text));
    }

    /// Lets picocli parse ranges.
    final class Converter implements ITypeConverter<RangeArgument> {
        @Override
        public RangeArgument convert(String text) {
            return parse(text);
        }
    }

    /// The words for what is wrong.
    final class Text {
        private static final Messages MESSAGES = Messages.of(RangeArgument.class);

        private Text() {}
    }

    private static AddressRange between(String text, long start, long end) {
        if (Long.compareUnsigned(start, end) >= 0) {
            throw new TypeConversionException(Text.MESSAGES.text("range.backward", text));
        }
        return new AddressRange(start, end);
    }

    private static long address(String digits) {
        return number(withoutPrefix(digits), 16, digits);
    }

    private static long length(String digits) {
        String bare = withoutPrefix(digits);
        return number(bare, bare.equals(digits) ? 10 : 16, digits);
    }

    private static String withoutPrefix(String digits) {
        return digits.startsWith("0x") || digits.startsWith("0X") ? digits.substring(2) : digits;
    }

    private static long number(String digits, int radix, String shown) {
        try {
            if (digits.startsWith("+")) {
                throw new NumberFormatException();
            }
            return Long.parseUnsignedLong(digits, radix);
        } catch (NumberFormatException _) {
            throw new TypeConversionException(
                    Text.MESSAGES.text(radix == 16 ? "range.not-hexadecimal" : "range.not-decimal", shown));
        }
    }
}
