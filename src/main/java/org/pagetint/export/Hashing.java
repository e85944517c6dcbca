package org.pagetint.export;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Computes SHA-256 in a thread of its own, in the order it is told, so that hashing takes no time from reading and
/// writing. Told by one thread.
final class Hashing implements AutoCloseable {
    private static final String ALGORITHM = "SHA-256";
    private static final byte[] ZEROS = new byte[1 << 16];

    /// Java hashes arrays many times as fast as native memory, which it would copy by 4 KiB itself.
    private final byte[] block = new byte[1 << 18];

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("export-hash").factory());
    private CompletableFuture<?> last = CompletableFuture.completedFuture(ZEROS);

    /// One hash under way. What it is told must not change until [Hashing#last] of that moment is done.
    final class Hash {
        private final MessageDigest digest = newDigest();

        private Hash() {}

        /// Goes on with these bytes, which any thread may read.
        void update(MemorySegment bytes) {
            run(() -> {
                long length = bytes.byteSize();
                for (long at = 0; at < length; at += block.length) {
                    int count = (int) Math.min(block.length, length - at);
                    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, block, 0, count);
                    digest.update(block, 0, count);
                }
            });
        }

        /// Goes on with this many zeros.
        void zeros(long count) {
            run(() -> {
                for (long left = count; left > 0; left -= ZEROS.length) {
                    digest.update(ZEROS, 0, (int) Math.min(left, ZEROS.length));
                }
            });
        }

        /// The hash in hexadecimal, once it is known.
        CompletableFuture<String> finish() {
            CompletableFuture<String> result =
                    CompletableFuture.supplyAsync(() -> HexFormat.of().formatHex(digest.digest()), thread);
            last = result;
            return result;
        }
    }

    /// A new hash of nothing yet.
    Hash begin() {
        return new Hash();
    }

    /// Is done when all that was told until now is done.
    CompletableFuture<?> last() {
        return last;
    }

    /// A new SHA-256, which every Java has.
    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Ends the thread when it has done what it was told.
    @Override
    public void close() {
        thread.shutdown();
    }

    private void run(Runnable job) {
        last = CompletableFuture.runAsync(job, thread);
    }
}
