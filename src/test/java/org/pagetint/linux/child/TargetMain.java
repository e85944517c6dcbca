package org.pagetint.linux.child;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pagetint.linux.child.layout.Layout;

/// The program that [Target] starts: does what it reads on standard input, line by line, and answers each line with
/// one. Ends with its input.
///
/// | line | does | answer |
/// | --- | --- | --- |
/// | `call NAME ARG…` | calls a function of libc; `ARG` is a number or `b:HEX`, bytes to point to | result and errno |
/// | `fill START LENGTH SEED POSITION` | writes [Pattern] there with plain stores | `ok` |
/// | `touch START LENGTH STEP` | reads a byte every `STEP` with plain loads | `ok` |
/// | `stripe START LENGTH` | forbids writing to every second page, so that each page is a mapping of its own | `ok` |
/// | `poke START HEX` | stores these bytes | `ok` |
/// | `bytes START LENGTH` | looks at its own memory | hex |
/// | `hashes START LENGTH PAGE` | looks at its own memory page by page | CRC-32 each in hex, `-` if it cannot be read |
/// | `begin NAME ARG…` | starts a [Loop] in a thread of its own | `ok` |
/// | `end NAME` | ends it | what the loop says of itself |
/// | `layout SEED DISK TMPFS` | makes a [Layout]; its files go into these two folders | where it ends and what it has |
public final class TargetMain {
    private static final long PAGE = 4096;

    /// A function that returns `int` leaves the upper half of the register as it likes.
    private static final long INT_MINUS_ONE = 0xffffffffL;

    private final NativeLibrary libc = NativeLibrary.getInstance("c");
    private final Map<String, Loop> loops = new TreeMap<>();
    private final Map<String, Function> functions = new TreeMap<>();

    private final Map<String, Layout> layouts = new TreeMap<>();

    private TargetMain() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.ISO_8859_1);
        TargetMain target = new TargetMain();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.ISO_8859_1));
        answer(out, "ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            answer(out, target.obey(List.of(line.split(" ", -1))));
        }
        Runtime.getRuntime().halt(0);
    }

    private static void answer(PrintStream out, String line) {
        out.print(line + "\n");
        out.flush();
    }

    private String obey(List<String> words) throws IOException {
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "call" -> call(rest);
            case "fill" -> fill(number(rest, 0), number(rest, 1), number(rest, 2), number(rest, 3));
            case "touch" -> touch(number(rest, 0), number(rest, 1), number(rest, 2));
            case "stripe" -> stripe(number(rest, 0), number(rest, 1));
            case "poke" -> poke(number(rest, 0), HexFormat.of().parseHex(rest.get(1)));
            case "bytes" -> HexFormat.of().formatHex(OwnMemory.bytes(number(rest, 0), (int) number(rest, 1)));
            case "hashes" -> OwnMemory.hashes(number(rest, 0), number(rest, 1), (int) number(rest, 2));
            case "begin" -> begin(rest.getFirst(), numbers(rest.subList(1, rest.size())));
            case "end" -> end(rest.getFirst());
            case "layout" -> layout(Long.parseLong(rest.getFirst()), rest.get(1), rest.get(2));
            default -> "unknown " + words;
        };
    }

    private String call(List<String> words) {
        Object[] arguments = new Object[words.size() - 1];
        for (int i = 0; i < arguments.length; i++) {
            String word = words.get(i + 1);
            arguments[i] = word.startsWith("b:") ? bytes(HexFormat.of().parseHex(word.substring(2))) : number(word);
        }
        long result =
                functions.computeIfAbsent(words.getFirst(), libc::getFunction).invokeLong(arguments);
        long signed = result == INT_MINUS_ONE ? -1 : result;
        return signed + " " + Native.getLastError();
    }

    private static Memory bytes(byte[] bytes) {
        Memory memory = new Memory(Math.max(1, bytes.length));
        memory.write(0, bytes, 0, bytes.length);
        return memory;
    }

    private static String fill(long start, long length, long seed, long position) {
        int step = (int) PAGE;
        for (long at = 0; at < length; at += step) {
            int words = (int) Math.min(step, length - at) / 8;
            new Pointer(start + at).write(0, Pattern.words(seed, position + at, words), 0, words);
        }
        return "ok";
    }

    private static String touch(long start, long length, long step) {
        int sum = 0;
        for (long at = 0; at < length; at += step) {
            sum += new Pointer(start + at).getByte(0);
        }
        return sum == Integer.MIN_VALUE ? "odd" : "ok";
    }

    private String stripe(long start, long length) {
        Function mprotect = libc.getFunction("mprotect");
        for (long at = 0; at < length; at += 2 * PAGE) {
            mprotect.invokeLong(new Object[] {start + at, PAGE, Kernel.PROT_READ});
        }
        return "ok";
    }

    private static String poke(long start, byte[] bytes) {
        new Pointer(start).write(0, bytes, 0, bytes.length);
        return "ok";
    }

    private String begin(String name, List<Long> arguments) {
        Loop loop = switch (name) {
            case "flip" -> new FlipLoop(libc, arguments);
            case "fuse" -> new FuseLoop(libc, arguments);
            case "remap" -> new RemapLoop(arguments);
            default -> throw new IllegalArgumentException(name);
        };
        loops.put(name, loop);
        loop.start();
        return "ok";
    }

    private String end(String name) {
        Loop loop = loops.remove(name);
        return loop == null ? "none" : loop.end();
    }

    private String layout(long seed, String disk, String tmpfs) {
        return layouts.computeIfAbsent(disk, _ -> new Layout(libc, disk, tmpfs)).make(seed);
    }

    private static List<Long> numbers(List<String> words) {
        List<Long> numbers = new ArrayList<>();
        words.forEach(word -> numbers.add(number(word)));
        return numbers;
    }

    private static long number(List<String> words, int index) {
        return number(words.get(index));
    }

    private static long number(String word) {
        return word.startsWith("0x") ? Long.parseUnsignedLong(word.substring(2), 16) : Long.parseLong(word);
    }
}
