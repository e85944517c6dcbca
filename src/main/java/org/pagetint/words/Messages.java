package org.pagetint.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// The text of one package that a person sees: its `messages.properties`. Any thread.
public final class Messages {
    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The text of the package that `owner` lies in, or of the nearest package above it that has any.
    ///
    /// @throws MissingResourceException if none has
    public static Messages of(Class<?> owner) {
        String name = owner.getPackageName();
        while (true) {
            try {
                return new Messages(ResourceBundle.getBundle(name + ".messages", Locale.ROOT, owner.getModule()));
            } catch (MissingResourceException missing) {
                if (name.indexOf('.') < 0) {
                    throw missing;
                }
                name = name.substring(0, name.lastIndexOf('.'));
            }
        }
    }

    /// The text under `key`, with `{0}`, `{1}` … replaced by `arguments`, which are inserted as they print.
    ///
    /// @throws MissingResourceException if there is no such text
    public String text(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        if (arguments.length == 0) {
            return pattern;
        }
        Object[] printed = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            printed[i] = arguments[i].toString();
        }
        return new MessageFormat(pattern, Locale.ROOT).format(printed);
    }

    /// The text for a number of things: that under `key.one` if there is one, else that under `key.many`, with `{0}`
    /// the number with thousands separators and `{1}` … the `more`.
    ///
    /// @throws MissingResourceException if there is no such text
    public String count(String key, long number, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = String.format(Locale.ENGLISH, "%,d", number);
        System.arraycopy(more, 0, arguments, 1, more.length);
        return text(key + (number == 1 ? ".one" : ".many"), arguments);
    }

    /// The text for `constant`: its key is `prefix.` and the name in lower case with dashes, `state.never-touched`.
    ///
    /// @throws MissingResourceException if there is no such text
    public String of(String prefix, Enum<?> constant) {
        return text(prefix + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
