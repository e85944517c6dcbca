package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MADV_HUGEPAGE;
import static org.pagetint.linux.child.Kernel.MAP_ANONYMOUS;
import static org.pagetint.linux.child.Kernel.MAP_HUGETLB;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.MAP_SHARED;
import static org.pagetint.linux.child.Kernel.READ_WRITE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.HugePagePool;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.ZeroPage;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;

/// Pages of 2 MiB: those the kernel puts together by itself, and those out of the reserved pool.
@Timeout(60)
final class HugePagesTest {
    private static final long PAGE = 4096;
    private static final long HUGE = 2 << 20;
    private static final long SMALL_IN_HUGE = HUGE / PAGE;
    private static final long MFD_HUGETLB = 4;
    private static final Path SWITCHES = Path.of("/sys/kernel/mm/transparent_hugepage");

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    @Test
    void showsTransparentHugePagesLikeSmallOnes() throws Exception {
        Right.require("transparent huge pages", "a kernel that makes them", isOn("enabled"));
        AddressRange range = hugeRange(3);
        target.fill(hugePages(range, 1, 1), 1, 0);

        assertThat(kilobytesIn("AnonHugePages", range)).isEqualTo(2048);
        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .zero(SMALL_IN_HUGE)
                        .memory(
                                SMALL_IN_HUGE,
                                PageState.DIRTY_MEMORY,
                                Content.pattern(1).from(-HUGE))
                        .zero(SMALL_IN_HUGE));
    }

    /// Read only, a whole huge page of zeros stands there. The raw pagemap calls it a page of a file, which memory
    /// without a file cannot have; a scan tells it from written memory by its category alone.
    @Test
    void takesTheHugeZeroPageForZeros() throws Exception {
        Right.require(
                "the huge zero page",
                "a kernel that uses it",
                ZeroPage.isGiven() && isOn("enabled") && isOn("use_zero_page"));
        AddressRange range = hugeRange(2);
        target.touch(hugePages(range, 1, 1).first(PAGE));

        TracelessLook.quietly(target, View.all(), view -> {
            boolean told = view.knowsZeroPages() || !view.capabilities().pagemapScan();
            return Expected.from(range.start())
                    .zero(SMALL_IN_HUGE)
                    .memory(SMALL_IN_HUGE, told ? PageState.ZERO_PAGE : PageState.DIRTY_MEMORY, Content.ZEROS);
        });
    }

    @Test
    void readsHugePagesOutOfThePool() throws Exception {
        try (HugePagePool pool = HugePagePool.ofPages(6)) {
            Right.require("huge pages out of the pool", "root and 12 MiB in huge pages", pool.isFull());
            long memfd = target.call("memfd_create", "made by a test", MFD_HUGETLB);
            target.call("ftruncate", memfd, 4 * HUGE);
            AddressRange range = target.mapAligned(HUGE, 4 * HUGE, READ_WRITE, MAP_SHARED, memfd, 0);
            AddressRange other = target.mapAligned(HUGE, 4 * HUGE, READ_WRITE, MAP_SHARED, memfd, 0);
            target.fill(hugePages(range, 1, 1), 1, 0);
            target.fill(hugePages(other, 2, 1), 2, 0);

            TracelessLook.quietlyWithoutAsking(
                    target,
                    Expected.from(range.start())
                            .file(SMALL_IN_HUGE, Content.ZEROS)
                            .memory(
                                    SMALL_IN_HUGE,
                                    PageState.SHARED_MEMORY,
                                    Content.pattern(1).from(-HUGE))
                            .file(SMALL_IN_HUGE, Content.pattern(2).from(-2 * HUGE))
                            .file(SMALL_IN_HUGE, Content.ZEROS));
            target.call("munmap", range.start(), range.length());
            target.call("munmap", other.start(), other.length());
            target.call("close", memfd);
        }
    }

    @Test
    void readsPrivateHugePagesOutOfThePool() throws Exception {
        try (HugePagePool pool = HugePagePool.ofPages(6)) {
            Right.require("private huge pages out of the pool", "root and 12 MiB in huge pages", pool.isFull());
            AddressRange range =
                    target.mapAligned(HUGE, 3 * HUGE, READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
            target.fill(hugePages(range, 1, 1), 1, 0);

            TracelessLook.quietlyWithoutAsking(
                    target,
                    Expected.from(range.start())
                            .zero(SMALL_IN_HUGE)
                            .memory(
                                    SMALL_IN_HUGE,
                                    PageState.DIRTY_MEMORY,
                                    Content.pattern(1).from(-HUGE))
                            .zero(SMALL_IN_HUGE));
            try (ProcessMemory memory = View.full().source().open(target.id())) {
                assertThat(memory.mappings().at(range.start()).orElseThrow().kind())
                        .isEqualTo(MappingKind.ANONYMOUS);
            }
            target.call("munmap", range.start(), range.length());
        }
    }

    private static AddressRange hugeRange(long pages) throws IOException {
        AddressRange range = target.mapAligned(HUGE, pages * HUGE, READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        target.call("madvise", range.start(), range.length(), MADV_HUGEPAGE);
        return range;
    }

    private static AddressRange hugePages(AddressRange range, long first, long count) {
        return AddressRange.ofLength(range.start() + first * HUGE, count * HUGE);
    }

    private static boolean isOn(String name) throws IOException {
        Path file = SWITCHES.resolve(name);
        return Files.exists(file)
                && !Files.readString(file).contains("[never]")
                && !Files.readString(file).startsWith("0");
    }

    private static long kilobytesIn(String field, AddressRange range) throws IOException {
        List<String> lines = Files.readAllLines(target.proc("smaps"), StandardCharsets.ISO_8859_1);
        int mapping = 0;
        while (!lines.get(mapping).startsWith(range + " ")) {
            mapping++;
        }
        return lines.subList(mapping, lines.size()).stream()
                .filter(line -> line.startsWith(field + ":"))
                .findFirst()
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .orElseThrow();
    }
}
