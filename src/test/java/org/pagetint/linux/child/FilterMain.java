package org.pagetint.linux.child;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.StringArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Forbids itself system calls, as old containers do with calls newer than they are, and then runs a program:
/// seccomp(2).
///
/// Arguments: the error that the calls give; their numbers, separated by commas; `run` and the name of a Java class, or
/// `exec` and the path of a program; the arguments of that.
public final class FilterMain {
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int PR_SET_SECCOMP = 22;
    private static final int SECCOMP_MODE_FILTER = 2;
    private static final int SECCOMP_RET_ERRNO = 0x0005_0000;
    private static final int SECCOMP_RET_ALLOW = 0x7fff_0000;
    private static final short LOAD_WORD = 0x20;
    private static final short JUMP_IF_EQUAL = 0x15;
    private static final short RETURN = 0x06;
    private static final int STEP_BYTES = 8;

    private FilterMain() {}

    public static void main(String[] arguments) throws Exception {
        int[] calls = Stream.of(arguments[1].split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        forbid(calls, Integer.parseInt(arguments[0]));
        String[] rest = Arrays.copyOfRange(arguments, 4, arguments.length);
        if (arguments[2].equals("run")) {
            Class.forName(arguments[3]).getMethod("main", String[].class).invoke(null, (Object) rest);
            return;
        }
        String[] command =
                Stream.concat(Stream.of(arguments[3]), Stream.of(rest)).toArray(String[]::new);
        call("execv", arguments[3], new StringArray(command));
        throw new IllegalStateException("cannot execute " + arguments[3]);
    }

    /// Starts it.
    ///
    /// @param classes one of each class folder or archive that the program needs
    /// @param errors where its error output goes
    public static Process start(List<Class<?>> classes, ProcessBuilder.Redirect errors, String... arguments)
            throws IOException {
        List<Path> classPath = new ArrayList<>(TargetCommand.ownClassPath());
        classes.forEach(type -> classPath.add(TargetCommand.rootOf(type)));
        List<String> program = new ArrayList<>(List.of(FilterMain.class.getName()));
        program.addAll(List.of(arguments));
        return new ProcessBuilder(TargetCommand.java(classPath, List.of(), program.toArray(String[]::new)))
                .redirectError(errors)
                .start();
    }

    /// The filter holds in this thread and in what it starts.
    private static void forbid(int[] calls, int error) {
        Memory program = new Memory((long) STEP_BYTES * (calls.length * 2L + 2));
        step(program, 0, LOAD_WORD, 0, 0); // The number of the call is the first word of what the filter sees.
        int at = 1;
        for (int number : calls) {
            step(program, at++, JUMP_IF_EQUAL, 1, number);
            step(program, at++, RETURN, 0, SECCOMP_RET_ERRNO | error);
        }
        step(program, at++, RETURN, 0, SECCOMP_RET_ALLOW);
        Memory whole = new Memory(16);
        whole.setShort(0, (short) at);
        whole.setPointer(8, program);
        if (call("prctl", PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L) != 0
                || call("prctl", PR_SET_SECCOMP, (long) SECCOMP_MODE_FILTER, whole) != 0) {
            throw new IllegalStateException("no filter");
        }
    }

    private static void step(Memory program, int at, short code, int elseSkip, int value) {
        long offset = (long) at * STEP_BYTES;
        program.setShort(offset, code);
        program.setByte(offset + 2, (byte) 0);
        program.setByte(offset + 3, (byte) elseSkip);
        program.setInt(offset + 4, value);
    }

    private static int call(String function, Object... arguments) {
        Function called = NativeLibrary.getInstance("c").getFunction(function);
        return called.invokeInt(arguments);
    }
}
