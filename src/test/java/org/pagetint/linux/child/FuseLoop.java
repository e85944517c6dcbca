package org.pagetint.linux.child;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Serves a file system of the kind FUSE (Linux: `include/uapi/linux/fuse.h`) in which every name is a file of eight
/// pages of zeros, and stops answering: once it is armed, the file `read` gets no answer to a read, `open` none when it
/// is opened, and `stat` none when it is asked what it is.
final class FuseLoop extends Loop {
    private static final int LOOKUP = 1;
    private static final int FORGET = 2;
    private static final int GETATTR = 3;
    private static final int OPEN = 14;
    private static final int READ = 15;
    private static final int STATFS = 17;
    private static final int INIT = 26;
    private static final int INTERRUPT = 36;
    private static final int BATCH_FORGET = 42;
    private static final int NOT_IMPLEMENTED = -38;

    private static final long ROOT = 1;
    private static final int HEADER_BYTES = 40;
    private static final int REQUEST_BYTES = 1 << 17;
    private static final long FILE_BYTES = 8 * 4096;
    private static final int FOLDER_MODE = 0040755;
    private static final int FILE_MODE = 0100644;
    private static final long IDLE_NANOS = 100_000;

    private final Function read;
    private final Function write;
    private final Memory request = new Memory(REQUEST_BYTES);
    private final long device;
    private final boolean armed;
    private long unanswered;
    private long requests;

    /// @param arguments the descriptor of `/dev/fuse`, which does not block, and 1 to stop answering
    FuseLoop(NativeLibrary libc, List<Long> arguments) {
        read = libc.getFunction("read");
        write = libc.getFunction("write");
        device = arguments.get(0);
        armed = arguments.get(1) == 1;
    }

    @Override
    void turn() {
        long length = read.invokeLong(new Object[] {device, request, (long) REQUEST_BYTES});
        if (length < HEADER_BYTES) {
            LockSupport.parkNanos(IDLE_NANOS);
            return;
        }
        int operation = request.getInt(4);
        long node = request.getLong(16);
        requests++;
        if (armed && operation == silentOperation(node)) {
            unanswered++;
            return;
        }
        switch (operation) {
            case INIT -> {
                requests--; // Told when the file system is mounted, and not because somebody asks.
                answer(out(64).putInt(7)
                        .putInt(31)
                        .putInt(1 << 16)
                        .putInt(0)
                        .putInt(0)
                        .putInt(1 << 16));
            }
            case LOOKUP -> answer(entry(request.getByte(HEADER_BYTES)));
            case GETATTR -> answer(attributes(out(104).putLong(0).putLong(0), node));
            case OPEN -> answer(out(16));
            case STATFS -> answer(out(80));
            case READ -> answer(out(request.getInt(HEADER_BYTES + 16)));
            case FORGET, BATCH_FORGET, INTERRUPT ->
                requests--; // The kernel tells these by itself, later than one can know.
            default -> fail();
        }
    }

    /// What it does not answer about a file, which has the first letter of its name as its number.
    private static int silentOperation(long node) {
        return switch ((char) node) {
            case 'r' -> READ;
            case 'o' -> OPEN;
            case 's' -> GETATTR;
            default -> -1;
        };
    }

    /// A name stays known for an hour, what the file is for no time.
    private static ByteBuffer entry(long node) {
        ByteBuffer entry =
                out(128).putLong(node).putLong(0).putLong(3600).putLong(0).putLong(0);
        return attributes(entry, node);
    }

    private static ByteBuffer attributes(ByteBuffer out, long node) {
        out.putLong(node).putLong(FILE_BYTES).putLong(FILE_BYTES / 512);
        out.putLong(1).putLong(1).putLong(1).putInt(0).putInt(0).putInt(0);
        return out.putInt(node == ROOT ? FOLDER_MODE : FILE_MODE).putInt(1);
    }

    /// An answer of so many bytes, empty but for its header.
    private static ByteBuffer out(int length) {
        ByteBuffer out = ByteBuffer.allocate(16 + length).order(ByteOrder.nativeOrder());
        return out.putInt(16 + length).putInt(0).putLong(0);
    }

    private void fail() {
        answer(out(0).putInt(4, NOT_IMPLEMENTED));
    }

    private void answer(ByteBuffer out) {
        out.putLong(8, request.getLong(8));
        byte[] bytes = new byte[out.capacity()];
        out.get(0, bytes);
        write.invokeLong(new Object[] {device, bytes, (long) bytes.length});
    }

    /// How many requests got no answer, and how many there were.
    @Override
    String report() {
        return unanswered + " " + requests;
    }
}
