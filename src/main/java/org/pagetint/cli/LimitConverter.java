package org.pagetint.cli;

import org.pagetint.memory.EscapedText;
import org.pagetint.words.Messages;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Lets picocli parse how many matches are listed.
final class LimitConverter implements ITypeConverter<Integer> {
    /// [org.pagetint.search.Search#DEFAULT_LIMIT]
    static final String DEFAULT = "1000000";

    private static final Messages TEXT = Messages.of(LimitConverter.class);

    @Override
    public Integer convert(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new TypeConversionException(TEXT.text("search.limit", EscapedText.of(text)));
        }
        return Integer.parseInt(text);
    }
}
