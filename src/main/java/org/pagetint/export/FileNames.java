package org.pagetint.export;

import java.util.Optional;
import java.util.regex.Pattern;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;

/// Names of files for ranges: the addresses, and the name of the region as far as it is harmless. The process chooses
/// the latter, so no more than letters, digits and `._+-` of it are kept.
final class FileNames {
    private static final int LONGEST_NAME = 60;
    private static final String HARMLESS = "._+-";

    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{1,16}-[0-9a-f]{1,16}(-[A-Za-z0-9._+-]{1,60})?\\.(bin|hex)");

    private FileNames() {}

    /// The name of a file for `range`: `7f12a000-7f12b000-libc.so.6.bin`. No two ranges have the same one.
    static String of(AddressRange range, Mappings mappings, ExportFormat format) {
        Optional<String> name =
                mappings.at(range.start()).map(FileNames::nameOf).filter(text -> !text.isEmpty());
        return range + name.map(text -> "-" + text).orElse("") + format.extension();
    }

    /// Whether such a file may have this name.
    static boolean isOne(String name) {
        return FORM.matcher(name).matches();
    }

    private static String nameOf(Mapping mapping) {
        String whole = mapping.name().toString();
        String last = whole.substring(whole.lastIndexOf('/') + 1);
        StringBuilder safe = new StringBuilder();
        last.chars().limit(LONGEST_NAME).forEach(c -> safe.append(isHarmless(c) ? (char) c : '_'));
        return safe.toString().replaceAll("^_+|_+$", "");
    }

    private static boolean isHarmless(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || HARMLESS.indexOf(c) >= 0;
    }
}
