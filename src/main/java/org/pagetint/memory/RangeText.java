package org.pagetint.memory;

import java.util.OptionalLong;

/// A range of addresses as a person writes it: `START-END`, `START+LENGTH`, or an address that stands for its whole
/// region. Addresses are hexadecimal, with or without `0x`, END exclusive; a length is decimal, or hexadecimal with
/// `0x`. Spaces around the parts do not matter. Every range holds at least one address.
///
/// `7f00-8000`, `0x7f00+256` and `7f00+0x100` all begin at 7f00; they end before 8000. A value that any thread may use.
public sealed interface RangeText {
    /// These addresses, to the byte.
    record Exact(AddressRange range) implements RangeText {}

    /// The region that holds this address.
    ///
    /// @param position where it stands in the text
    record RegionAt(long address, int position) implements RangeText {}

    /// What may stand for an address besides one in hexadecimal.
    interface Places {
        /// The address that `text` stands for as START or alone; it has no space at its ends.
        OptionalLong start(String text);

        /// The address that `text` stands for as END.
        default OptionalLong end(String text) {
            return start(text);
        }
    }

    /// The addresses that are meant in a process with these mappings.
    ///
    /// @throws RangeTextException if no region holds the address
    default AddressRange in(Mappings mappings) throws RangeTextException {
        return switch (this) {
            case Exact(AddressRange range) -> range;
            case RegionAt(long address, int position) ->
                mappings.at(address)
                        .map(Mapping::range)
                        .orElseThrow(() -> new RangeTextException(
                                RangeTextException.Problem.NO_REGION, position, Long.toHexString(address)));
        };
    }

    /// The range that `text` stands for.
    ///
    /// @throws RangeTextException if it stands for none; says where in it
    static RangeText parse(String text) throws RangeTextException {
        return parse(text, UnsignedText::address);
    }

    /// The range that `text` stands for, where `places` knows the addresses.
    ///
    /// @throws RangeTextException if it stands for none; says where in it
    static RangeText parse(String text, Places places) throws RangeTextException {
        int dash = text.lastIndexOf('-');
        if (dash >= 0) {
            Part from = Part.of(text, 0, dash);
            Part to = Part.of(text, dash + 1, text.length());
            return new Exact(between(text, from.address(places.start(from.text)), to, to.address(places.end(to.text))));
        }
        int plus = text.lastIndexOf('+');
        if (plus >= 0) {
            Part from = Part.of(text, 0, plus);
            Part length = Part.of(text, plus + 1, text.length());
            long start = from.address(places.start(from.text));
            return new Exact(between(text, start, length, start + length.length()));
        }
        Part whole = Part.of(text, 0, text.length());
        if (whole.text.isEmpty()) {
            throw new RangeTextException(RangeTextException.Problem.NOT_AN_ADDRESS, 0, "");
        }
        return new RegionAt(whole.address(places.start(whole.text)), whole.position);
    }

    /// A part of the text without the spaces at its ends, and where it stands.
    ///
    /// @param text without spaces
    /// @param position where it begins
    record Part(String text, int position) {
        static Part of(String whole, int from, int to) {
            String part = whole.substring(from, to);
            return new Part(part.strip(), part.isBlank() ? from : from + part.indexOf(part.strip()));
        }

        long address(OptionalLong found) throws RangeTextException {
            return found.orElseThrow(
                    () -> new RangeTextException(RangeTextException.Problem.NOT_AN_ADDRESS, position, text));
        }

        long length() throws RangeTextException {
            return UnsignedText.length(text)
                    .orElseThrow(() -> new RangeTextException(RangeTextException.Problem.NOT_A_LENGTH, position, text));
        }
    }

    private static AddressRange between(String text, long start, Part to, long end) throws RangeTextException {
        if (Long.compareUnsigned(start, end) >= 0) {
            throw new RangeTextException(RangeTextException.Problem.ENDS_BEFORE_START, to.position, text.strip());
        }
        return new AddressRange(start, end);
    }
}
