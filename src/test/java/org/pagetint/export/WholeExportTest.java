package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.linux.disk.LinuxFileOpener;

/// Verifying passes nothing that it did not compare.
@Timeout(60)
final class WholeExportTest {
    @TempDir
    private Path folder;

    private void export(Pair.Kind kind) throws Exception {
        Pair.export(new LinuxFileOpener(), "there", Pair.request(kind, folder), ExportMonitor.NONE);
    }

    private Verification verify() throws ExportFailedException {
        return new Verifier(new LinuxFileOpener(), ExportMonitor.NONE).verify(folder.resolve("x"));
    }

    private ExportFailure failure() {
        try {
            Verification found = verify();
            throw new AssertionError(found.toString());
        } catch (ExportFailedException e) {
            return e.failure();
        }
    }

    private Path manifest() {
        return folder.resolve("x.json");
    }

    private void editManifest(String expression, String replacement) throws Exception {
        String text = Files.readString(manifest());
        String edited = text.replaceFirst(expression, replacement);
        assertThat(edited).isNotEqualTo(text);
        Files.writeString(manifest(), edited);
    }

    /// Anywhere: in memory, in headers, between them.
    @ParameterizedTest
    @EnumSource(names = {"RAW", "CORE"})
    void findsAnyByteThatWasChanged(Pair.Kind kind) throws Exception {
        export(kind);
        assertThat(verify().isSame()).isTrue();
        assertThat(verify().whole()).isTrue();
        Random random = new Random(kind.name().hashCode());
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("x").toFile(), "rw")) {
            List<Long> places = new ArrayList<>(List.of(0L, 63L, 64L, 4095L, file.length() - 1));
            random.longs(60, 0, file.length()).forEach(places::add);
            for (long place : places) {
                file.seek(place);
                int byteThere = file.read();
                file.seek(place);
                file.write(byteThere ^ 0x10);
                assertThat(verify().isSame()).as("byte %d", place).isFalse();
                file.seek(place);
                file.write(byteThere);
            }
            long length = file.length();
            file.setLength(length - 1);
            assertThat(verify().isSame()).isFalse();
            file.setLength(length);
            file.setLength(length + 1);
            assertThat(verify().differences()).extracting(PartVerdict::finding).contains(PartVerdict.Finding.TOO_LONG);
        }
    }

    @Test
    void findsAFileThatIsNotOfTheExport() throws Exception {
        export(Pair.Kind.FOLDER);
        Path extra = Files.writeString(folder.resolve("x").resolve("10000-11000.bin"), "");

        assertThat(verify().differences())
                .singleElement()
                .isEqualTo(new PartVerdict(java.util.Optional.empty(), extra, 0, PartVerdict.Finding.NOT_EXPORTED));
    }

    /// As another program would compute it by what the manual says.
    @ParameterizedTest
    @EnumSource
    void namesTheWholeByAHashThatAnyoneCanCompute(Pair.Kind kind) throws Exception {
        export(kind);
        Map<String, Object> manifest = Json.object(manifest());
        Stream<Map<String, Object>> headers =
                manifest.containsKey("headers") ? Json.objects(manifest, "headers").stream() : Stream.of();
        Stream<Map<String, Object>> parts = Stream.concat(headers, Json.objects(manifest, "ranges").stream());
        if (kind == Pair.Kind.CORE) {
            parts = parts.sorted(Comparator.comparing(part -> (Long) part.get("fileOffset")));
        }
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> {
            Object length = part.containsKey("fileBytes")
                    ? part.get("fileBytes")
                    : (Long) (Long.decode((String) part.get("end")) - Long.decode((String) part.get("start")));
            text.append(part.get("fileOffset")).append(' ').append(length).append(' ');
            text.append(part.getOrDefault("sha256", "-"));
            text.append(part.containsKey("file") ? " " + part.get("file") : "").append('\n');
        });
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(manifest).containsEntry("sha256", HexFormat.of().formatHex(hash));
    }

    @Test
    void refusesAManifestFromWhichARangeWasTaken() throws Exception {
        export(Pair.Kind.CORE);
        editManifest("(?s)(\"ranges\" : \\[)[^}]*\\},", "$1");

        assertThat(failure()).isEqualTo(new ExportFailure.ManifestChanged(manifest()));
    }

    /// Those that were written before the whole had a hash.
    @ParameterizedTest
    @EnumSource
    void readsManifestsOfFormatOneAndSaysThatTheyLackTheWhole(Pair.Kind kind) throws Exception {
        export(kind);
        editManifest("\"formatVersion\" : 2, ?", "");
        editManifest("\"sha256\" : \"[0-9a-f]{64}\", ?", "");
        if (kind == Pair.Kind.CORE) {
            editManifest("(?s)\"headers\" : \\[[^]]*\\], ?", "");
        }

        Verification found = verify();

        if (kind == Pair.Kind.CORE) { // What such a manifest does not name is no gap of zeros.
            assertThat(found.differing()).isZero();
        }
        assertThat(found.isSame()).isTrue();
        assertThat(found.whole()).isFalse();
    }

    @Test
    void waitsForNoPipe() throws Exception {
        Files.writeString(folder.resolve("x"), "data");
        Exports.output("mkfifo", manifest().toString());
        assertThat(failure()).isEqualTo(new ExportFailure.NotAFile(manifest()));

        Files.delete(manifest());
        Files.delete(folder.resolve("x"));
        export(Pair.Kind.RAW);
        Files.delete(folder.resolve("x"));
        Exports.output("mkfifo", folder.resolve("x").toString());
        assertThat(verify().differences()).extracting(PartVerdict::finding).containsOnly(PartVerdict.Finding.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":\"raw\",\"pageSize\":4096,\"ranges\":[]}",
                "{\"format\":\"raw\",\"pageSize\":4096,\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x4\",\"fileOffset\":0}]}"
                    + " x",
                "{\"format\":\"raw\",\"pageSize\":4096,\"format\":\"raw\",\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x4\",\"fileOffset\":0}]}",
                "{\"format\":\"raw\",\"pageSize\":4095,\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x4\",\"fileOffset\":0}]}",
                "{\"format\":\"raw\",\"pageSize\":4096,\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x4\",\"fileOffset\":0,\"sha256\":\"00\"}]}",
                "{\"format\":\"raw\",\"pageSize\":4096,\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x4\",\"fileOffset\":0},"
                    + "{\"start\":\"0x1\",\"end\":\"0x2\",\"fileOffset\":3}]}",
                "{\"format\":\"raw\",\"pageSize\":4096,\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x4\",\"fileOffset\":0,\"file\":\"\\ud800\"}]}",
                "{\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x4\",\"fileOffset\":0}],\"format\":\"raw\",\"pageSize\":4096}",
                "{\"formatVersion\":3,\"format\":\"raw\",\"pageSize\":4096,\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x4\",\"fileOffset\":0}]}",
                "{\"formatVersion\":2,\"format\":\"raw\",\"pageSize\":4096,\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x4\",\"fileOffset\":0}]}"
            })
    void refusesWhatOnlyLooksLikeAManifest(String text) throws Exception {
        Files.write(folder.resolve("x"), new byte[4]);
        Files.writeString(manifest(), text);

        assertThat(failure()).isInstanceOf(ExportFailure.BadManifest.class);
    }

    @Test
    void refusesAMillionFields() throws Exception {
        Files.write(folder.resolve("x"), new byte[4]);
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 1_000_000; i++) {
            text.append("\"f").append(i).append("\":0,");
        }
        Files.writeString(manifest(), text.append("\"format\":\"raw\"}"));

        assertThat(failure()).isInstanceOf(ExportFailure.BadManifest.class);
    }
}
