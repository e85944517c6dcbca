package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.MAP_SHARED;
import static org.pagetint.linux.child.Kernel.O_RDONLY;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PROT_READ;
import static org.pagetint.linux.child.Kernel.READ_WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.OpenWatch;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.UnknownReason;

/// Mappings of devices and of things of the kernel that only look like files. Opening a device can do anything, so none
/// is ever opened.
@Timeout(60)
final class DeviceMemoryTest {
    private static final long PAGE = 4096;
    private static final int S_IFCHR = 0020000;
    private static final int S_IFIFO = 0010000;
    private static final int DEV_ZERO = 1 << 8 | 5;
    private static final int CLOCK_EVENT_BYTES = 112;

    private static Target target;

    @TempDir
    private Path folder = Path.of("unset");

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    @Test
    void takesWhatNobodyWroteInDevZeroForZeros() throws Exception {
        Right.requireRoot("a device of our own, to see that nobody opens it");
        Path device = folder.resolve("zero");
        assertThat(Libc.call("mknod", device.toString(), S_IFCHR | 0600, (long) DEV_ZERO)
                        .value())
                .isZero();
        long descriptor = target.open(device, O_RDWR);
        AddressRange range = target.map(4 * PAGE, READ_WRITE, MAP_PRIVATE, descriptor, 0);
        target.call("close", descriptor);
        target.fill(AddressRange.ofLength(range.start() + PAGE, PAGE), 1, 0);

        try (OpenWatch watch = new OpenWatch(device)) {
            TracelessLook.quietly(
                    target,
                    Expected.from(range.start())
                            .zero(1)
                            .memory(
                                    1,
                                    PageState.DIRTY_MEMORY,
                                    Content.pattern(1).from(-PAGE))
                            .zero(2));
            assertThat(watch.wasOpened()).as("the device was opened").isFalse();
        }
    }

    /// The control for the one above.
    @Test
    void noticesThatADeviceWasOpened() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (OpenWatch watch = new OpenWatch(file)) {
            Files.readAllBytes(file);
            assertThat(watch.wasOpened()).isTrue();
        }
    }

    /// Opening a FIFO for reading waits for a writer, for ever.
    @Test
    void opensNoFifoThatTookTheNameOfTheFile() throws Exception {
        Path name = PatternFile.write(folder.resolve("name"), 3, 4 * PAGE);
        AddressRange range = mappedAndClosed(name);
        Files.delete(name);
        assertThat(Libc.call("mknod", name.toString(), S_IFIFO | 0600, 0L).value())
                .isZero();

        try (OpenWatch watch = new OpenWatch(name)) {
            deletedFileIsKnownByMapFilesOnly(range);
            assertThat(watch.wasOpened()).as("the FIFO was opened").isFalse();
        }
    }

    @Test
    void opensNoDeviceThatTookTheNameOfTheFile() throws Exception {
        Right.requireRoot("a device in the place of a mapped file");
        Path name = PatternFile.write(folder.resolve("name"), 3, 4 * PAGE);
        AddressRange range = mappedAndClosed(name);
        Files.delete(name);
        assertThat(Libc.call("mknod", name.toString(), S_IFCHR | 0600, (long) DEV_ZERO)
                        .value())
                .isZero();

        try (OpenWatch watch = new OpenWatch(name)) {
            deletedFileIsKnownByMapFilesOnly(range);
            assertThat(watch.wasOpened()).as("the device was opened").isFalse();
        }
    }

    /// The buffer of a performance counter: lent by the kernel, under the name of a file that no file system holds.
    @Test
    void claimsNothingFalseOfAPerformanceCounter() throws Exception {
        ByteBuffer event = ByteBuffer.allocate(CLOCK_EVENT_BYTES).order(ByteOrder.nativeOrder());
        event.putInt(1).putInt(CLOCK_EVENT_BYTES);
        event.putLong(40, 1); // Disabled: nothing is written while we look.
        Libc.Result descriptor = target.tryCall("syscall", Kernel.syscall(298, 241), event.array(), 0, -1, -1, 0);
        Right.require("a performance counter", "a kernel that allows one", descriptor.value() >= 0);
        AddressRange range = target.map(2 * PAGE, READ_WRITE, MAP_SHARED, descriptor.value(), 0);

        claimsNothingFalse(range);
        target.call("munmap", range.start(), range.length());
        target.call("close", descriptor.value());
    }

    @Test
    void claimsNothingFalseOfAnIoRing() throws Exception {
        Libc.Result descriptor = target.tryCall("syscall", 425, 4, new byte[120]);
        Right.require("an io_uring", "a kernel that allows one", descriptor.value() >= 0);
        long start = target.call("mmap", 0, PAGE, READ_WRITE, MAP_SHARED, descriptor.value(), 0);

        claimsNothingFalse(AddressRange.ofLength(start, PAGE));
        target.call("munmap", start, PAGE);
        target.call("close", descriptor.value());
    }

    /// The ring of asynchronous input and output has a path that begins with `/` and leads nowhere: `/[aio] (deleted)`.
    @Test
    void claimsNothingFalseOfAnAioRing() throws Exception {
        long place = target.call("calloc", 1, 8);
        Libc.Result made = target.tryCall("syscall", Kernel.syscall(206, 0), 16, place);
        Right.require("an aio ring", "a kernel that has them", made.value() == 0);
        try (ProcessMemory memory = View.full().source().open(target.id())) {
            AddressRange ring = memory.mappings().list().stream()
                    .filter(mapping -> mapping.name().toString().startsWith("/[aio]"))
                    .findFirst()
                    .orElseThrow()
                    .range();
            claimsNothingFalse(ring);
        }
    }

    /// Memory that even the kernel cannot read: memfd_secret(2).
    @Test
    void saysThatSecretMemoryCannotBeRead() throws Exception {
        Libc.Result descriptor = target.tryCall("syscall", 447, 0);
        Right.require("secret memory", "a kernel that allows memfd_secret", descriptor.value() >= 0);
        target.call("ftruncate", descriptor.value(), 2 * PAGE);
        AddressRange range = target.map(2 * PAGE, READ_WRITE, MAP_SHARED, descriptor.value(), 0);
        target.fill(range.first(PAGE), 1, 0);

        for (View view : View.all()) {
            try (ProcessMemory memory = view.source().open(target.id());
                    ChunkBuffer buffer = new ChunkBuffer(range.length())) {
                Chunk chunk = TracelessLook.withoutTrace(target, memory, range, buffer);
                assertThat(chunk.coverage().coveredBytes()).as(view.name()).isZero();
                assertThat(chunk.runAt(range.start()).reason()).contains(UnknownReason.SECRET_MEMORY);
            }
        }
        target.call("munmap", range.start(), range.length());
        target.call("close", descriptor.value());
    }

    /// The registers of PCI devices are such files too, and reading those can do anything.
    @Test
    void readsNoFileOfSysfs() throws Exception {
        Path types = Path.of("/sys/kernel/btf/vmlinux");
        Libc.Result descriptor = target.tryCall("open", types.toString(), O_RDONLY);
        long start = descriptor.value() < 0
                ? -1
                : target.tryCall("mmap", 0, 4 * PAGE, PROT_READ, MAP_PRIVATE, descriptor.value(), 0)
                        .value();
        Right.require("a mapped file of sysfs", "a kernel that has /sys/kernel/btf/vmlinux to map", start != -1);

        try (OpenWatch watch = new OpenWatch(types)) {
            TracelessLook.quietlyWithoutAsking(
                    target, Expected.from(start).unknown(4, PageState.UNREADABLE, UnknownReason.DEVICE_MEMORY));
            assertThat(watch.wasOpened()).as("the file was opened").isFalse();
        }
    }

    private static AddressRange mappedAndClosed(Path file) throws IOException {
        long descriptor = target.open(file, O_RDONLY);
        AddressRange range = target.map(4 * PAGE, PROT_READ, MAP_PRIVATE, descriptor, 0);
        target.call("close", descriptor);
        return range;
    }

    private static void deletedFileIsKnownByMapFilesOnly(AddressRange range) throws Exception {
        TracelessLook.quietlyWithoutAsking(
                target,
                View.all(),
                view -> view.capabilities().mapFiles()
                        ? Expected.from(range.start()).file(4, Content.pattern(3))
                        : Expected.from(range.start())
                                .unknown(4, PageState.NOT_RESIDENT, UnknownReason.FILE_UNAVAILABLE));
    }

    /// Whatever is known of such pages, it is what the target sees, and to find it out moved nothing.
    private static void claimsNothingFalse(AddressRange range) throws Exception {
        for (View view : View.all()) {
            try (ProcessMemory memory = view.source().open(target.id());
                    ChunkBuffer buffer = new ChunkBuffer(range.length())) {
                TracelessLook.claimsAreTrue(target, TracelessLook.withoutTrace(target, memory, range, buffer));
            }
        }
    }
}
