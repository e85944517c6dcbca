package org.pagetint.search.pattern;

import java.nio.ByteOrder;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.RangeText;
import org.pagetint.memory.RangeTextException;

/// Makes patterns of queries. Pure: any thread, no waiting.
public final class PatternParser {
    private final Mappings mappings;

    /// @param mappings where the address of a region is looked up
    public PatternParser(Mappings mappings) {
        this.mappings = mappings;
    }

    /// The pattern that `query` means.
    ///
    /// @throws PatternException if it means none; says where in its text
    public Pattern parse(Query query) throws PatternException {
        return switch (query) {
            case Query.Hex(String text) -> new Pattern.Bytes(HexText.parse(text));
            case Query.Text(String text, TextEncoding encoding, boolean ignoreCase) ->
                new Pattern.Bytes(TextBytes.encode(text, encoding, ignoreCase));
            case Query.Numeric(String text, NumberType type, ByteOrder order, boolean aligned) -> {
                NumberText.Range range = NumberText.parse(text, type);
                yield new Pattern.Numeric(range.type(), order, aligned, range.low(), range.high());
            }
            case Query.Pointer pointer -> pointer(pointer);
            case Query.Expression(String text, boolean ignoreCase) ->
                new Pattern.Expression(RegexParser.parse(text, ignoreCase));
            case Query.Strings(int least, var encodings) -> {
                if (encodings.isEmpty() || least < 1) {
                    throw new PatternException(PatternProblem.NOTHING_TO_LOOK_FOR, 0);
                }
                yield new Pattern.Strings(least, encodings);
            }
        };
    }

    private Pattern pointer(Query.Pointer query) throws PatternException {
        AddressRange range = range(query.text());
        NumberType type = query.wide() ? NumberType.U64 : NumberType.U32;
        if (Long.compareUnsigned(range.end() - 1, type.allBits()) > 0) {
            throw new PatternException(PatternProblem.DOES_NOT_FIT, 0, type.bits() + " bits");
        }
        return new Pattern.Numeric(type, query.byteOrder(), query.aligned(), range.start(), range.end() - 1);
    }

    /// The range of addresses that `text` stands for, as [RangeText] has them.
    ///
    /// @throws PatternException if it stands for none
    public AddressRange range(String text) throws PatternException {
        try {
            return RangeText.parse(text).in(mappings);
        } catch (RangeTextException wrong) {
            PatternProblem problem = switch (wrong.problem()) {
                case NOT_AN_ADDRESS, NOT_A_LENGTH -> PatternProblem.NOT_A_RANGE;
                case ENDS_BEFORE_START -> PatternProblem.ENDS_BEFORE_START;
                case NO_REGION -> PatternProblem.NO_REGION_THERE;
            };
            throw new PatternException(problem, wrong.position(), wrong.part());
        }
    }
}
