package org.pagetint.ui.search;

import javafx.util.StringConverter;
import org.pagetint.words.Messages;

/// Constants by the names a person sees, for choice boxes.
///
/// @param <E> the constants
final class Names<E extends Enum<E>> extends StringConverter<E> {
    private static final Messages TEXT = Messages.of(Names.class);

    private final String prefix;

    /// @param prefix of the keys of their names
    Names(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public String toString(E constant) {
        return TEXT.of(prefix, constant);
    }

    @Override
    public E fromString(String text) {
        throw new UnsupportedOperationException("chosen, not typed");
    }
}
