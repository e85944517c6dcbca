package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.ENOSYS;
import static org.pagetint.linux.child.Kernel.EPERM;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.O_CREAT;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.READ_WRITE;
import static org.pagetint.linux.child.Kernel.syscall;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagetint.linux.child.FilterMain;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;

/// A container can forbid system calls. What can be done without one is done, and nothing that is shown is wrong.
@Timeout(120)
final class ForbiddenCallsTest {
    private static final int PAGE = 4096;
    private static final int PAGES = 32;

    /// A page that the kernel does not bring in beside the one that is written.
    private static final int WRITTEN = 20;

    @TempDir
    private static Path folder;

    private static Target target;
    private static AddressRange range = new AddressRange(0, 0);

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
        long descriptor = target.open(folder.resolve("file"), O_RDWR | O_CREAT);
        target.call("pwrite", descriptor, Pattern.bytes(1, 0, PAGES * PAGE), PAGES * PAGE, 0);
        range = target.map(PAGES * PAGE, READ_WRITE, MAP_PRIVATE, descriptor, 0);
        target.call("close", descriptor);
        target.fill(AddressRange.ofLength(range.start() + WRITTEN * PAGE, PAGE), 2, 0);
    }

    @AfterAll
    static void end() {
        target.close();
    }

    /// Each call, and the error that the filter gives: filters older than a call say EPERM, newer ones ENOSYS.
    static Stream<Arguments> calls() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        numbers.put("statx", syscall(332, 291));
        numbers.put("process_vm_readv", syscall(310, 270));
        numbers.put("ioctl", syscall(16, 29));
        numbers.put("fstatfs", syscall(138, 44));
        numbers.put("faccessat", syscall(269, 48));
        numbers.put("readlinkat", syscall(267, 78));
        numbers.put("memfd_create", syscall(319, 279));
        numbers.put("mincore", syscall(27, 232));
        numbers.put("sched_setaffinity", syscall(203, 122));
        String all = numbers.values().stream().map(String::valueOf).collect(Collectors.joining(","));
        return Stream.concat(
                        numbers.entrySet().stream()
                                .map(call ->
                                        Map.entry(call.getKey(), call.getValue().toString())),
                        Stream.of(Map.entry("all of these", all)))
                .flatMap(call ->
                        Stream.of(EPERM, ENOSYS).map(error -> Arguments.of(call.getKey(), call.getValue(), error)));
    }

    @ParameterizedTest(name = "{0}, error {2}")
    @MethodSource("calls")
    void areDoneWithout(String name, String numbers, int error) throws Exception {
        String said = read(numbers, error);

        assertThat(said)
                .as(name)
                .contains("access FULL", "opened FULL", "quiet true")
                .contains("""
                    run NOT_RESIDENT BACKING_FILE
                    run DIRTY_MEMORY PROCESS_MEMORY
                    run NOT_RESIDENT BACKING_FILE
                    """)
                .contains("bytes " + HexFormat.of().formatHex(expected()) + "\n");
    }

    private static byte[] expected() {
        byte[] bytes = Pattern.bytes(1, 0, PAGES * PAGE);
        System.arraycopy(Pattern.bytes(2, 0, PAGE), 0, bytes, WRITTEN * PAGE, PAGE);
        return bytes;
    }

    private static String read(String numbers, int error) throws IOException {
        Process reader = FilterMain.start(
                List.of(LinuxMemorySource.class, ReaderMain.class, Native.class),
                ProcessBuilder.Redirect.INHERIT,
                Integer.toString(error),
                numbers,
                "run",
                ReaderMain.class.getName(),
                "/proc",
                Integer.toString(target.pid()),
                Long.toHexString(range.start()),
                Long.toHexString(range.end()));
        return new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
