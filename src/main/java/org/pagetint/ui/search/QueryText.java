package org.pagetint.ui.search;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Query;
import org.pagetint.search.pattern.StringEncoding;
import org.pagetint.search.pattern.TextEncoding;
import org.pagetint.words.Messages;

/// Queries as one line: to be remembered, and for a person to know them by.
final class QueryText {
    private static final Messages TEXT = Messages.of(QueryText.class);
    private static final String SEPARATOR = "\t";
    private static final String BIG = "BIG";
    private static final String LITTLE = "LITTLE";

    private QueryText() {}

    /// `query` in a form that [#read] understands.
    static String write(Query query) {
        String options = switch (query) {
            case Query.Hex _ -> "";
            case Query.Text(var _, TextEncoding encoding, boolean ignoreCase) -> encoding + " " + ignoreCase;
            case Query.Numeric(var _, NumberType type, ByteOrder order, boolean aligned) ->
                type + " " + write(order) + " " + aligned;
            case Query.Pointer(var _, boolean wide, ByteOrder order, boolean aligned) ->
                wide + " " + write(order) + " " + aligned;
            case Query.Expression(var _, boolean ignoreCase) -> Boolean.toString(ignoreCase);
            case Query.Strings(int least, Set<StringEncoding> encodings) ->
                least + " " + encodings.stream().map(Enum::name).collect(Collectors.joining(" "));
        };
        return String.join(SEPARATOR, PatternKind.of(query).name(), options, query.text());
    }

    /// The query that was written.
    ///
    /// @throws IllegalArgumentException if it is none: written by another version, or by hand
    static Query read(String line) {
        String[] parts = line.split(SEPARATOR, 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException(line);
        }
        String[] options = parts[1].split(" ", -1);
        String text = parts[2];
        return switch (PatternKind.valueOf(parts[0])) {
            case HEX -> new Query.Hex(text);
            case TEXT -> new Query.Text(text, TextEncoding.valueOf(option(options, 0)), flag(options, 1));
            case NUMBER ->
                new Query.Numeric(text, NumberType.valueOf(option(options, 0)), order(options, 1), flag(options, 2));
            case POINTER -> new Query.Pointer(text, flag(options, 0), order(options, 1), flag(options, 2));
            case EXPRESSION -> new Query.Expression(text, flag(options, 0));
            case STRINGS ->
                new Query.Strings(
                        Integer.parseInt(option(options, 0)),
                        Arrays.stream(options)
                                .skip(1)
                                .map(StringEncoding::valueOf)
                                .collect(Collectors.toSet()));
        };
    }

    /// `query` as a person knows it: `int32 42`, `text “Password”`.
    static String title(Query query) {
        return switch (query) {
            case Query.Hex(String text) -> text.strip();
            case Query.Text(String text, var _, var _) -> TEXT.text("title.text", text);
            case Query.Numeric(String text, NumberType type, var _, var _) ->
                TEXT.text("title.number", TEXT.of("type", type), text.strip());
            case Query.Pointer(String text, var _, var _, var _) -> TEXT.text("title.pointer", text.strip());
            case Query.Expression(String text, var _) -> TEXT.text("title.expression", text);
            case Query.Strings(int least, var _) -> TEXT.text("title.strings", least);
        };
    }

    private static String write(ByteOrder order) {
        return order == ByteOrder.BIG_ENDIAN ? BIG : LITTLE;
    }

    private static String option(String[] options, int index) {
        if (index >= options.length) {
            throw new IllegalArgumentException("an option is missing");
        }
        return options[index];
    }

    private static boolean flag(String[] options, int index) {
        return Boolean.parseBoolean(option(options, index));
    }

    private static ByteOrder order(String[] options, int index) {
        return option(options, index).equals(BIG) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
}
