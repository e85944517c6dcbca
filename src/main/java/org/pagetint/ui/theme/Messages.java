package org.pagetint.ui.theme;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The text of one package that a person sees: its `messages.properties`. Any thread.
public final class Messages {
    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The text of the package that `owner` lies in.
    public static Messages of(Class<?> owner) {
        return new Messages(ResourceBundle.getBundle(owner.getPackageName() + ".messages", owner.getModule()));
    }

    /// The text under `key`, with `{0}`, `{1}` … replaced by `arguments`, which are inserted as they print.
    ///
    /// @throws java.util.MissingResourceException if there is no such text
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
}
