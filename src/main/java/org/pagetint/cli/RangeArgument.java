package org.pagetint.cli;

import org.pagetint.memory.EscapedText;
import org.pagetint.memory.RangeText;
import org.pagetint.memory.RangeTextException;
import org.pagetint.words.Messages;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Ranges as arguments: lets picocli parse them, and says in words what is wrong with one.
final class RangeArgument implements ITypeConverter<RangeText> {
    /// How a range is written, for `--help`.
    static final String HELP = "START-END (hexadecimal, END exclusive), START+LENGTH (LENGTH decimal or 0x…), "
            + "or the address of any byte of a region, for the whole region.";

    private static final Messages TEXT = Messages.of(RangeArgument.class);

    @Override
    public RangeText convert(String text) {
        try {
            return RangeText.parse(text);
        } catch (RangeTextException wrong) {
            throw new TypeConversionException(words(wrong));
        }
    }

    /// What is wrong, one sentence.
    static String words(RangeTextException wrong) {
        String part = EscapedText.of(wrong.part());
        return switch (wrong.problem()) {
            case NOT_AN_ADDRESS -> TEXT.text("range.not-hexadecimal", part);
            case NOT_A_LENGTH -> TEXT.text("range.not-decimal", part);
            case ENDS_BEFORE_START -> TEXT.text("range.backward", part);
            case NO_REGION -> TEXT.text("range.no-region", part);
        };
    }
}
