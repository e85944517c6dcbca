package org.pagetint.files;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names under which something is written before it has its own: `.NAME.TOKEN.part`, and `.NAME.TOKEN.json.part`
/// for what describes it. They say whose they are, so that what is left of a program that was killed can be recognised.
///
/// @param name how it will be called, perhaps cut
/// @param token chosen by chance, in hexadecimal
record StagedName(String name, String token) {
    /// So much of a name keeps the longest of these names under the 255 bytes that file systems allow.
    private static final int LONGEST_NAME = 200;

    private static final int TOKEN_BYTES = 6;
    private static final Pattern FORM = Pattern.compile("\\.(.+)\\.([0-9a-f]{12})(?:\\.json)?\\.part", Pattern.DOTALL);
    private static final SecureRandom RANDOM = new SecureRandom();

    /// New names for what will be called `name`.
    static StagedName of(String name) {
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        return new StagedName(cut(name), HexFormat.of().formatHex(token));
    }

    /// What `entry` of a folder is a staged name of; empty if it is none.
    static Optional<StagedName> parse(String entry) {
        Matcher form = FORM.matcher(entry);
        return form.matches() ? Optional.of(new StagedName(form.group(1), form.group(2))) : Optional.empty();
    }

    /// Whether it stands for what will be called `other`.
    boolean isFor(String other) {
        return name.equals(cut(other));
    }

    /// The name of the file or folder itself.
    String content() {
        return "." + name + "." + token + ".part";
    }

    /// The name of the file that describes it.
    String description() {
        return "." + name + "." + token + ".json.part";
    }

    private static String cut(String name) {
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }
}
