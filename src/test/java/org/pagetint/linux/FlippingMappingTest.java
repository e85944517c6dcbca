package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MAP_FIXED;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.O_CREAT;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PROT_READ;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagetint.linux.child.Flips;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;

/// One page that two files and written memory are laid over in turn, every 50 µs: what is read of it must have been
/// there. A slot of a file holds good bytes only while it is mapped, so bytes of a file that was not mapped at that
/// moment give themselves away.
@Timeout(180)
final class FlippingMappingTest {
    private static final int PAGE = 4096;
    private static final int SLOTS = 2048;
    private static final int FILES = 2;
    private static final int FILES_AND_MEMORY = 3;
    private static final int STOPS = 20;

    /// A mapping moved onto another leaves nothing there for an instant; a look without the kernel's lock can hit it.
    private static final Set<UnknownReason> UNCERTAIN = Set.of(UnknownReason.CHANGING, UnknownReason.NOT_MAPPED);

    private static final Flips FLIPS = new Flips(SLOTS);

    @TempDir
    private Path folder = Path.of("unset");

    private Target target;
    private long[] files = {};
    private AddressRange page = new AddressRange(0, 0);

    @BeforeEach
    void start() throws Exception {
        target = Target.start();
        page = target.anonymous(Flips.PAGES).first(PAGE);
        long first = target.open(folder.resolve("first"), O_RDWR | O_CREAT);
        long second = target.open(folder.resolve("second"), O_RDWR | O_CREAT);
        target.call("ftruncate", first, (long) SLOTS * PAGE);
        target.call("ftruncate", second, (long) SLOTS * PAGE);
        target.call("pwrite", first, Flips.content(0, 0), PAGE, 0);
        target.call("mmap", page.start(), PAGE, PROT_READ, MAP_PRIVATE | MAP_FIXED, first, 0);
        files = new long[] {first, second};
    }

    private void flip(int kinds) throws Exception {
        target.begin("flip", page.start(), files[0], files[1], SLOTS, kinds);
    }

    @AfterEach
    void end() {
        target.close();
    }

    /// Memory has no offset that changes when it is laid, and only the length of its mapping tells its turns apart. A
    /// list of all mappings takes many turns to read, so where the mapping can only be asked for by reading `maps`, the
    /// files alone are laid.
    ///
    /// The last figure is how many reads must tell the bytes at least: a fallback is slower than the flips and has to
    /// call most of its reads unknown.
    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of(View.full(), FILES_AND_MEMORY, 200_000, 100_000),
                Arguments.of(View.withoutScan(), FILES_AND_MEMORY, 20_000, 1_000),
                Arguments.of(View.withoutMapFiles(), FILES_AND_MEMORY, 5_000, 250),
                Arguments.of(View.withoutQuery(), FILES, 2_000, 100),
                Arguments.of(View.least(), FILES, 2_000, 100));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void showsNoByteThatWasNotMappedAtThatMoment(View view, int kinds, int reads, int known) throws Exception {
        flip(kinds);
        Map<ByteOrigin, Integer> seen = new EnumMap<>(ByteOrigin.class);
        int torn = 0;
        try (ProcessMemory memory = view.source().openDirectly(target.id());
                ChunkBuffer buffer = new ChunkBuffer(PAGE)) {
            for (int i = 0; i < reads; i++) {
                Chunk chunk = memory.fetch(page, ReadPolicy.QUIET, buffer);
                PageRun run = chunk.runs().getFirst();
                seen.merge(run.origin(), 1, Integer::sum);
                if (run.origin() == ByteOrigin.NONE) {
                    assertThat(UNCERTAIN).contains(run.reason().orElseThrow());
                    continue;
                }
                Optional<Flips.Laid> laid = FLIPS.find(TracelessLook.page(chunk, page.start()));
                if (laid.isEmpty() && run.origin() == ByteOrigin.PROCESS_MEMORY) {
                    torn++; // The kernel found the page and copied it later: no reader can help that.
                } else {
                    assertThat(laid).as("read %d, %s", i, run).isPresent();
                }
                if (run.origin() == ByteOrigin.BACKING_FILE) {
                    assertThat(laid.orElseThrow().kind())
                            .as("read %d, %s", i, run)
                            .isLessThan(2);
                }
            }
        }
        long flips = target.end("flip")[0];

        System.out.println(view + ": " + reads + " reads of " + flips + " pages laid: " + seen + ", torn: " + torn);
        assertThat(torn).isLessThanOrEqualTo(reads / 1000);
        assertThat(seen.getOrDefault(ByteOrigin.BACKING_FILE, 0)).isGreaterThan(known / 10);
        assertThat(seen.getOrDefault(ByteOrigin.PROCESS_MEMORY, 0))
                .isGreaterThanOrEqualTo(kinds == FILES ? 0 : known / 20);
        assertThat(reads - seen.getOrDefault(ByteOrigin.NONE, 0)).isGreaterThan(known);
    }

    /// Whichever thing is laid there at the moment: the target is stopped in the middle of its flips, since a Java
    /// machine moves its own counters.
    @Test
    void leavesWhateverIsLaidThereAsItIs() throws Exception {
        flip(FILES_AND_MEMORY);
        Set<ByteOrigin> met = EnumSet.noneOf(ByteOrigin.class);
        for (View view : View.all()) {
            try (ProcessMemory memory = view.source().open(target.id());
                    ChunkBuffer buffer = new ChunkBuffer(PAGE)) {
                for (int stop = 0; stop < STOPS; stop++) {
                    Chunk chunk = TracelessLook.withoutTrace(target, memory, page, buffer);
                    met.add(chunk.runs().getFirst().origin());
                }
            } catch (AssertionError e) {
                throw new AssertionError("looking " + view, e);
            }
        }

        assertThat(met).contains(ByteOrigin.PROCESS_MEMORY, ByteOrigin.BACKING_FILE);
    }

    /// The control: who asks what is mapped, reads that file, and does not ask again, shows bytes that were not mapped.
    @Test
    void givesAwayAReaderThatDoesNotLookAgain() throws Exception {
        flip(FILES);
        int wrong = 0;
        for (int i = 0; i < 2_000; i++) {
            List<String> maps = Files.readAllLines(target.proc("maps"), StandardCharsets.ISO_8859_1);
            String line = maps.stream()
                    .filter(candidate -> candidate.startsWith(page + " "))
                    .findFirst()
                    .orElse("");
            if (line.contains(folder.toString())) {
                wrong += FLIPS.find(slot(line)).isPresent() ? 0 : 1;
            }
        }

        assertThat(wrong).isPositive();
    }

    private static byte[] slot(String line) throws Exception {
        String[] fields = line.split(" +", 6);
        byte[] bytes = new byte[PAGE];
        try (RandomAccessFile file = new RandomAccessFile(fields[5], "r")) {
            file.seek(Long.parseLong(fields[2], 16));
            file.readFully(bytes);
        }
        return bytes;
    }
}
