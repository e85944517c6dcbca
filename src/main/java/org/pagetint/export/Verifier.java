package org.pagetint.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Compares an export with its manifest. Reads files: not on the FX thread.
public final class Verifier {
    private static final int BLOCK_BYTES = 1 << 20;

    private final FileHoles holes;
    private final ExportMonitor monitor;

    /// @param holes tells where nothing need be read
    /// @param monitor is told how many bytes were compared; cancels
    public Verifier(FileHoles holes, ExportMonitor monitor) {
        this.holes = holes;
        this.monitor = monitor;
    }

    /// Verifies the export at `path`, a file or a folder, by the manifest beside it; all of it, or what was compared when the person
    /// cancelled.
    public Verification verify(Path path) throws ExportFailedException {
        Path manifest = Place.manifestOf(path.toAbsolutePath());
        if (Files.notExists(manifest)) {
            throw new ExportFailedException(new ExportFailure.NoManifest(manifest));
        }
        try {
            ManifestReader.Content content = ManifestReader.read(manifest);
            List<RangeVerdict> verdicts = new ArrayList<>();
            long total = content.ranges().stream()
                    .filter(entry -> entry.sha256().isPresent())
                    .mapToLong(entry -> entry.range().length())
                    .sum();
            long done = 0;
            for (int i = 0; i < content.ranges().size(); i++) {
                monitor.progress(done, Math.max(done, total));
                RangeEntry entry = content.ranges().get(i);
                Path file = entry.file().map(path::resolve).orElse(path);
                Optional<RangeVerdict.Finding> finding = findingUnlessCancelled(content, i, file);
                if (finding.isEmpty()) {
                    break;
                }
                verdicts.add(new RangeVerdict(entry.range(), file, finding.get()));
                done += entry.sha256().isPresent() ? entry.range().length() : 0;
            }
            return new Verification(content.complete(), content.ranges().size(), verdicts);
        } catch (AccessDeniedException e) {
            throw new ExportFailedException(new ExportFailure.NotReadable(Path.of(e.getFile())));
        } catch (IOException e) {
            throw new ExportFailedException(FileFailures.of(path, e));
        }
    }

    private Optional<RangeVerdict.Finding> findingUnlessCancelled(ManifestReader.Content content, int index, Path file)
            throws IOException, ExportFailedException {
        try {
            return Optional.of(finding(content, index, file));
        } catch (ExportFailedException failed) {
            if (failed.failure() instanceof ExportFailure.Cancelled) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private RangeVerdict.Finding finding(ManifestReader.Content content, int index, Path file)
            throws IOException, ExportFailedException {
        if (!isThere(file)) {
            return RangeVerdict.Finding.MISSING;
        }
        RangeEntry entry = content.ranges().get(index);
        boolean isLast = index + 1 == content.ranges().size()
                || !content.ranges().get(index + 1).file().equals(entry.file());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long length = entry.range().length();
            if (content.format() == ExportFormat.HEXDUMP) {
                long end = isLast ? size : content.ranges().get(index + 1).fileOffset();
                length = end - entry.fileOffset();
            }
            if (length < 0 || size - entry.fileOffset() < length) {
                return RangeVerdict.Finding.CUT_OFF;
            }
            boolean same = entry.sha256().isPresent()
                    ? entry.sha256().equals(hash(channel, entry.fileOffset(), length))
                    : isZero(channel, file, entry.fileOffset(), length);
            if (!same) {
                return RangeVerdict.Finding.DIFFERENT;
            }
            boolean goesOn = isLast && content.format() == ExportFormat.RAW && entry.fileOffset() + length < size;
            return goesOn ? RangeVerdict.Finding.TOO_LONG : RangeVerdict.Finding.SAME;
        }
    }

    /// Unlike [Files#isRegularFile], tells what may not be seen from what is not there.
    private static boolean isThere(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).isRegularFile();
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private Optional<String> hash(FileChannel channel, long offset, long length)
            throws IOException, ExportFailedException {
        MessageDigest digest = Hashing.newDigest();
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
        for (long at = 0; at < length; at += block.limit()) {
            read(channel, block, offset + at, length - at);
            digest.update(block);
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    /// Whether there are only zeros, reading no more than what is not a hole.
    private boolean isZero(FileChannel channel, Path file, long offset, long length)
            throws IOException, ExportFailedException {
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
        ByteBuffer zeros = ByteBuffer.allocateDirect(BLOCK_BYTES);
        long end = offset + length;
        OptionalLong data = holes.dataAtOrAfter(file, offset);
        while (data.isPresent() && data.getAsLong() < end) {
            long at = data.getAsLong();
            read(channel, block, at, end - at);
            zeros.limit(block.limit()).rewind();
            if (!block.equals(zeros)) {
                return false;
            }
            data = holes.dataAtOrAfter(file, at + block.limit());
        }
        return true;
    }

    /// Fills `block`, or as much of it as `length` says, with what stands at `offset`.
    private void read(FileChannel channel, ByteBuffer block, long offset, long length)
            throws IOException, ExportFailedException {
        if (monitor.isCancelled()) {
            throw new ExportFailedException(new ExportFailure.Cancelled());
        }
        block.clear().limit((int) Math.min(BLOCK_BYTES, length));
        while (block.hasRemaining()) {
            if (channel.read(block, offset + block.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        block.flip();
    }
}
