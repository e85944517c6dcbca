package org.pagetint.linux.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.pagetint.memory.AddressRange;

/// A userfault descriptor of a target, userfaultfd(2): nobody answers its faults, so whoever brings a page in waits.
public final class Userfault {
    /// Missing pages wait for the handler.
    public static final int MISSING = 1;
    /// Writes to protected pages wait for the handler.
    public static final int WRITE_PROTECT = 2;
    /// Pages that are in the page cache but not in the page table wait for the handler.
    public static final int MINOR = 4;

    private static final int USER_MODE_ONLY = 1;
    private static final long API = 0xaa;
    private static final long WRITE_PROTECT_SHARED = 1 << 12;
    private static final long MINOR_SHMEM = 1 << 10;
    private static final long IOCTL_API = 0xc018aa3fL;
    private static final long IOCTL_REGISTER = 0xc020aa00L;
    private static final long IOCTL_WRITE_PROTECT = 0xc018aa06L;
    private static final long IOCTL_COPY = 0xc028aa03L;
    private static final long IOCTL_POISON = 0xc020aa08L;
    private static final int EAGAIN = 11;

    private final Target target;
    private final long descriptor;

    private Userfault(Target target, long descriptor) {
        this.target = target;
        this.descriptor = descriptor;
    }

    /// Whether any process holds one, as far as this user may look.
    public static boolean isHeld() throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            for (Path process : processes) {
                if (isHeldBy(process)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isHeldBy(Path process) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.anyMatch(Userfault::isOne);
        } catch (IOException _) {
            return false; // It has ended, or is another user's.
        }
    }

    private static boolean isOne(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals("anon_inode:[userfaultfd]");
        } catch (IOException _) {
            return false; // Closed meanwhile.
        }
    }

    /// Whether the target's kernel lets it have one.
    public static boolean isThere(Target target) throws IOException {
        Libc.Result result = create(target, 0);
        if (result.value() >= 0) {
            target.call("close", result.value());
        }
        return result.value() >= 0;
    }

    /// Has the target make one that answers the faults of user code and of the kernel alike, where it may.
    public static Userfault of(Target target) throws IOException {
        Libc.Result descriptor = create(target, 0);
        if (descriptor.value() < 0) {
            descriptor = create(target, USER_MODE_ONLY);
        }
        Userfault userfault = new Userfault(target, descriptor.value());
        userfault.ioctl(IOCTL_API, API, WRITE_PROTECT_SHARED | MINOR_SHMEM, 0);
        return userfault;
    }

    private static Libc.Result create(Target target, int flags) throws IOException {
        return target.tryCall("syscall", Kernel.syscall(323, 282), Kernel.O_CLOEXEC | Kernel.O_NONBLOCK | flags);
    }

    /// Serves faults in this range from now on.
    public void register(AddressRange range, int mode) throws IOException {
        ioctl(IOCTL_REGISTER, range.start(), range.length(), mode, 0);
    }

    /// Protects these pages against writing.
    public void protect(AddressRange range) throws IOException {
        ioctl(IOCTL_WRITE_PROTECT, range.start(), range.length(), 1);
    }

    /// Answers for a missing page: copies it from elsewhere in the target.
    public void copy(AddressRange to, long from) throws IOException {
        ioctl(IOCTL_COPY, to.start(), from, to.length(), 0, 0);
    }

    /// Marks missing pages as lost to a fault of the hardware.
    public void poison(AddressRange range) throws IOException {
        ioctl(IOCTL_POISON, range.start(), range.length(), 0, 0);
    }

    /// Whether somebody waits for a page.
    public boolean isAsked() throws IOException {
        Libc.Result result = target.tryCall("read", descriptor, new byte[32], 32);
        return !(result.value() == -1 && result.errno() == EAGAIN);
    }

    /// Lets go of it: all its ranges are ordinary memory again.
    public void close() throws IOException {
        target.call("close", descriptor);
    }

    private void ioctl(long request, long... fields) throws IOException {
        ByteBuffer argument = ByteBuffer.allocate(8 * fields.length).order(ByteOrder.nativeOrder());
        for (long field : fields) {
            argument.putLong(field);
        }
        target.call("ioctl", descriptor, request, argument.array());
    }
}
