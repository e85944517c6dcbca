package org.pagetint.cli;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.pagetint.memory.EscapedText;
import org.pagetint.words.Messages;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Lets picocli parse one of a few words, and shells complete them.
///
/// @param <T> what the words stand for
abstract class WordConverter<T> implements ITypeConverter<T>, Iterable<String> {
    private final List<T> values;
    private final Function<T, String> word;

    /// @param values those that can be chosen
    /// @param word the word for each of them
    WordConverter(List<T> values, Function<T, String> word) {
        this.values = values;
        this.word = word;
    }

    @Override
    public final T convert(String text) {
        for (T value : values) {
            if (word.apply(value).equals(text)) {
                return value;
            }
        }
        throw new TypeConversionException(
                Messages.of(WordConverter.class).text("word.unknown", EscapedText.of(text), String.join(", ", this)));
    }

    @Override
    public final Iterator<String> iterator() {
        return values.stream().map(word).iterator();
    }
}
