package org.pagetint.cli;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntFunction;
import org.pagetint.export.HexdumpRow;
import org.pagetint.memory.PageState;
import org.pagetint.words.AddressText;
import org.pagetint.words.ScriptWords;

/// Lays out one line of bytes as `hexdump -C` does, closer or shorter where the terminal is narrow. Each byte has the
/// colour of its page, or else a letter for it stands behind the line. One thread.
final class HexdumpLine {
    private static final int MOST = HexdumpRow.BYTES;

    /// Enough for sixteen bytes: as wide as they usually are, and laid out closer.
    private static final int WIDE = 85;

    private static final int CLOSE = 80;

    private final Optional<PageColours> colours;
    private final int bytes;
    private final boolean close;
    private final byte[] whole = new byte[HexdumpRow.LONGEST_LINE];

    /// Lines for `console`.
    HexdumpLine(Console console, Optional<PageColours> colours) {
        int columns = console.columns().orElse(WIDE);
        this.colours = colours;
        this.close = columns >= CLOSE && columns < WIDE;
        this.bytes = columns >= CLOSE ? MOST : MOST / 2;
    }

    /// How many bytes a line shows.
    int bytes() {
        return bytes;
    }

    /// Whether whole lines of known bytes are as [HexdumpRow] writes them, with a letter behind them.
    boolean isPlain() {
        return colours.isEmpty() && bytes == MOST && !close;
    }

    /// The line of the first `count` of `row`, which lies at `address`.
    ///
    /// @param unknown the bits of bytes that are unknown, bit 0 for the first
    /// @param states of the page of each byte
    String text(long address, byte[] row, int count, int unknown, PageState[] states) {
        int length = HexdumpRow.write(address, row, 0, count, unknown, whole, 0) - 1;
        String text = new String(whole, 0, length, StandardCharsets.US_ASCII);
        boolean bars = !close || colours.isPresent();
        StringBuilder line = new StringBuilder(AddressText.of(address)).append(close ? " " : "  ");
        int hex = AddressText.of(address).length() + 2;
        part(line, count, states, i -> gap(i) + text.substring(hexAt(hex, i), hexAt(hex, i) + 2));
        for (int i = count; i < bytes; i++) {
            line.append(gap(i)).append("  ");
        }
        line.append(close ? " " : "  ").append(bars ? "|" : "");
        part(line, count, states, i -> text.substring(length - 1 - count + i, length - count + i));
        line.append(bars ? "|" : " ".repeat(bytes - count));
        if (colours.isEmpty()) {
            String letters = letters(count, states);
            line.append(close ? " ".repeat(2 - letters.length()) : "  ").append(letters);
        }
        return line.toString();
    }

    /// The space before byte `i`.
    private static String gap(int i) {
        return i == 0 ? "" : i == MOST / 2 ? "  " : " ";
    }

    /// Where the two digits of byte `i` begin in a whole line.
    private static int hexAt(int hex, int i) {
        return hex + 3 * i + (i >= MOST / 2 ? 1 : 0);
    }

    /// One letter, or two where the line lies in two pages of different states.
    private static String letters(int count, PageState[] states) {
        String first = ScriptWords.letter(states[0]);
        String last = ScriptWords.letter(states[count - 1]);
        return first.equals(last) ? first : first + last;
    }

    private void part(StringBuilder line, int count, PageState[] states, IntFunction<String> of) {
        for (int i = 0; i < count; i++) {
            if (colours.isPresent() && (i == 0 || states[i] != states[i - 1])) {
                line.append(i == 0 ? "" : PageColours.END).append(colours.get().begin(states[i]));
            }
            line.append(of.apply(i));
        }
        line.append(colours.isPresent() ? PageColours.END : "");
    }
}
