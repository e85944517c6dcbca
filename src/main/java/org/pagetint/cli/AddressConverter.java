package org.pagetint.cli;

import org.pagetint.memory.EscapedText;
import org.pagetint.memory.UnsignedText;
import org.pagetint.words.Messages;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Lets picocli parse one address, written as in a range.
final class AddressConverter implements ITypeConverter<Long> {
    private static final Messages TEXT = Messages.of(AddressConverter.class);

    @Override
    public Long convert(String text) {
        return UnsignedText.address(text.strip())
                .orElseThrow(
                        () -> new TypeConversionException(TEXT.text("range.not-hexadecimal", EscapedText.of(text))));
    }
}
