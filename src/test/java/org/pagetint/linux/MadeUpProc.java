package org.pagetint.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.MemorySource;

/// A folder that looks like `/proc`, for tests: it holds what a test puts there and nothing else. It belongs to whoever
/// runs the test.
public final class MadeUpProc {
    private static final long PAGE = 4096;

    /// Bits of a pagemap entry, proc_pid_pagemap(5).
    private static final long PRESENT = 1L << 63;

    private static final long SWAPPED = 1L << 62;

    private final Path folder;
    private final int ownUid;

    /// An empty one in `folder`, with `/proc/self` of user `ownUid`.
    public MadeUpProc(Path folder, int ownUid) {
        this.folder = folder;
        this.ownUid = ownUid;
        write("stat", "cpu 1 2 3\nbtime 1000000000\n");
        write("self/status", "Name:\tjava\nUid:" + ("\t" + ownUid).repeat(4) + "\nCapEff:\t0000000000000000\n");
    }

    /// Its root.
    public ProcRoot root() {
        return new ProcRoot(folder);
    }

    /// Puts a process there: one of the own user, started `startTicks` after boot.
    public MadeUpProc with(int pid, String name, String command, long residentKilobytes, long startTicks) {
        return with(pid, 1, ownUid, name, command, residentKilobytes, startTicks);
    }

    /// Puts a process there.
    public MadeUpProc with(
            int pid, int parent, int uid, String name, String command, long residentKilobytes, long startTicks) {
        describe(pid, parent, uid, name, command, residentKilobytes, startTicks);
        write(pid + "/maps", "");
        write(pid + "/pagemap", "");
        write(pid + "/mem", "");
        return this;
    }

    /// Puts a process there that can be listed and nothing more: quick to make, for many.
    public MadeUpProc listed(int pid, int uid, String name, String command, long residentKilobytes, long startTicks) {
        describe(pid, 1, uid, name, command, residentKilobytes, startTicks);
        return this;
    }

    /// Gives a process its memory: zeros.
    ///
    /// @param maps the lines of its `maps`
    /// @param present addresses of pages that are in RAM and belong to it alone; the others were never touched
    public MadeUpProc mapped(int pid, String maps, List<Long> present) {
        return mapped(pid, maps, present, List.of());
    }

    /// The same with pages in swap.
    ///
    /// @param swapped below the last one that is present
    public MadeUpProc mapped(int pid, String maps, List<Long> present, List<Long> swapped) {
        write(pid + "/maps", maps);
        long end = present.getLast() + PAGE;
        try (FileChannel pagemap = open(pid, "pagemap");
                FileChannel memory = open(pid, "mem")) {
            for (long page : present) {
                pagemap.write(entry(PRESENT), page / PAGE * Long.BYTES);
            }
            for (long page : swapped) {
                pagemap.write(entry(SWAPPED), page / PAGE * Long.BYTES);
            }
            pagemap.write(entry(0), 2 * end / PAGE * Long.BYTES);
            memory.write(entry(0), 2 * end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private FileChannel open(int pid, String name) throws IOException {
        return FileChannel.open(folder.resolve(pid + "/" + name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static ByteBuffer entry(long value) {
        return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(0, value);
    }

    /// Reads the memory of its processes by what every kernel has.
    public MemorySource memories() {
        return new LinuxMemorySource(root(), Capabilities.LEAST);
    }

    private void describe(
            int pid, int parent, int uid, String name, String command, long residentKilobytes, long startTicks) {
        write(
                pid + "/stat",
                pid + " (" + name + ") S " + parent + " 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 " + (1 + pid % 7) + " 0 "
                        + startTicks + " 0 0");
        write(
                pid + "/status",
                "Name:\t" + name + "\nUid:" + ("\t" + uid).repeat(4) + "\nVmRSS:\t" + residentKilobytes
                        + " kB\nRssAnon:\t0 kB\nRssFile:\t0 kB\nRssShmem:\t0 kB\nVmPTE:\t60 kB\nVmSwap:\t0 kB\n");
        write(pid + "/cmdline", command.replace(' ', '\0') + "\0");
    }

    /// Writes any file of it.
    public MadeUpProc write(String path, String content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes one file away.
    public void remove(String path) {
        try {
            Files.delete(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes a process away, as if it exited.
    public void exit(int pid) {
        for (String file : new String[] {"stat", "status", "cmdline", "maps", "pagemap", "mem", ""}) {
            try {
                Files.deleteIfExists(folder.resolve(pid + "/" + file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
