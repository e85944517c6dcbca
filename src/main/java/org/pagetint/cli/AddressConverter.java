package org.pagetint.cli;

import org.pagetint.words.Messages;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Lets picocli parse one address, as [RangeArgument] does.
final class AddressConverter implements ITypeConverter<Long> {
    private static final Messages TEXT = Messages.of(AddressConverter.class);

    @Override
    public Long convert(String text) {
        return switch (RangeArgument.parse(text)) {
            case RangeArgument.RegionAt(long address) -> address;
            case RangeArgument.Exact _ -> throw new TypeConversionException(TEXT.text("address.only-one", text));
        };
    }
}
