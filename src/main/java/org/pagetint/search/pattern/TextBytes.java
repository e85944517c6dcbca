package org.pagetint.search.pattern;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;

/// The bytes of text.
final class TextBytes {
    /// The bit by which a small letter of ASCII differs from the large one.
    private static final int CASE = 0x20;

    private TextBytes() {}

    /// The bytes of `text` in `encoding`; with `ignoreCase` the letters from A to Z are open to both cases.
    static MaskedBytes encode(String text, TextEncoding encoding, boolean ignoreCase) throws PatternException {
        if (text.isEmpty()) {
            throw new PatternException(PatternProblem.NOTHING_TO_LOOK_FOR, 0);
        }
        CharsetEncoder encoder = encoding.charset().newEncoder();
        ByteBuffer values = ByteBuffer.allocate(Pattern.LONGEST_FIXED);
        ByteBuffer masks = ByteBuffer.allocate(Pattern.LONGEST_FIXED);
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            ByteBuffer bytes = encode(encoder, Character.toString(character), at);
            if (bytes.remaining() > values.remaining()) {
                throw new PatternException(PatternProblem.TOO_LONG, at);
            }
            boolean open = ignoreCase && isLetter(character);
            while (bytes.hasRemaining()) {
                byte value = bytes.get();
                values.put(value);
                masks.put((byte) (open && value == (byte) character ? ~CASE : 0xFF));
            }
            at += Character.charCount(character);
        }
        return MaskedBytes.of(taken(values), taken(masks));
    }

    private static boolean isLetter(int character) {
        return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    }

    private static ByteBuffer encode(CharsetEncoder encoder, String character, int at) throws PatternException {
        try {
            return encoder.encode(CharBuffer.wrap(character));
        } catch (CharacterCodingException _) {
            throw new PatternException(PatternProblem.NOT_IN_ENCODING, at, character);
        }
    }

    private static byte[] taken(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
