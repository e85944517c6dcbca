package org.pagetint.ui;

import java.nio.ByteOrder;
import org.pagetint.ui.hex.layout.AddressStyle;
import org.pagetint.ui.hex.layout.Grouping;
import org.pagetint.ui.hex.layout.HexLayout;
import org.pagetint.ui.hex.layout.TextColumnEncoding;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.settings.Preferences;

/// How the hex view lays bytes out, as it is remembered.
final class HexSettings {
    private static final String SEPARATOR = " ";
    private static final int PARTS = 5;

    private HexSettings() {}

    /// Lays out as was remembered, and remembers it from now on.
    static void keep(HexViewModel hex, Preferences preferences) {
        preferences.keep("hex.layout", hex.options().layoutProperty(), HexSettings::write, HexSettings::read);
    }

    private static String write(HexLayout layout) {
        return String.join(
                SEPARATOR,
                Integer.toString(layout.bytesPerRow()),
                layout.grouping().name(),
                layout.order() == ByteOrder.BIG_ENDIAN ? "BIG" : "LITTLE",
                layout.encoding().name(),
                layout.addresses().name());
    }

    private static HexLayout read(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException(text);
        }
        return new HexLayout(
                Integer.parseInt(parts[0]),
                Grouping.valueOf(parts[1]),
                parts[2].equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                TextColumnEncoding.valueOf(parts[3]),
                AddressStyle.valueOf(parts[4]));
    }
}
