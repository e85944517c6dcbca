package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MappingTest {
    private static final Device DISK = new Device(8, 2);
    private static final Device SHMEM = new Device(0, 1);
    private static final Device TMPFS = new Device(0, 0x1f);

    @Test
    void takesAPathForAFile() {
        assertThat(kind(DISK, path("/usr/bin/dbus-daemon"))).isEqualTo(MappingKind.FILE);
        assertThat(kind(TMPFS, path("/tmp/cache"))).isEqualTo(MappingKind.FILE);
        assertThat(kind(TMPFS, path("/dev/shmoo"))).isEqualTo(MappingKind.FILE);
    }

    @Test
    void takesShmemForSharedMemoryWhateverItsName() {
        assertThat(kind(SHMEM, path("/memfd:x (deleted)"))).isEqualTo(MappingKind.SHARED_MEMORY);
        assertThat(kind(SHMEM, path("/SYSV00000000 (deleted)"))).isEqualTo(MappingKind.SHARED_MEMORY);
        assertThat(kind(SHMEM, path("/dev/zero (deleted)"))).isEqualTo(MappingKind.SHARED_MEMORY);
        assertThat(kind(SHMEM, other("[anon_shmem:x]"))).isEqualTo(MappingKind.SHARED_MEMORY);
        assertThat(kind(TMPFS, path("/dev/shm/sem.x"))).isEqualTo(MappingKind.SHARED_MEMORY);
    }

    @Test
    void takesNamesOfTheKernelForWhatTheySay() {
        assertThat(kind(Device.NONE, new MappingName.Unnamed())).isEqualTo(MappingKind.ANONYMOUS);
        assertThat(kind(Device.NONE, new MappingName.Anonymous(ByteText.ofUtf8("arena"))))
                .isEqualTo(MappingKind.ANONYMOUS);
        assertThat(kind(Device.NONE, new MappingName.Heap())).isEqualTo(MappingKind.HEAP);
        assertThat(kind(Device.NONE, new MappingName.Stack())).isEqualTo(MappingKind.STACK);
        assertThat(kind(Device.NONE, new MappingName.Vdso())).isEqualTo(MappingKind.SPECIAL);
        assertThat(kind(Device.NONE, other("[vvar]"))).isEqualTo(MappingKind.SPECIAL);
        assertThat(kind(new Device(0, 0xe), other("anon_inode:[perf_event]"))).isEqualTo(MappingKind.SPECIAL);
    }

    @Test
    void countsTheFileOffsetFromItsStart() {
        Mapping mapping = new Mapping(
                new AddressRange(0x400000, 0x452000),
                new Permissions(true, false, true, false),
                0x51000,
                DISK,
                173521,
                path("/usr/bin/dbus-daemon"));

        assertThat(mapping.fileOffset(0x400000)).isEqualTo(0x51000);
        assertThat(mapping.fileOffset(0x451fff)).isEqualTo(0xa2fff);
    }

    @Test
    void isTheSameUnderAnotherNameAndDiffersInAnythingElse() {
        Permissions permissions = new Permissions(true, false, false, false);
        AddressRange range = new AddressRange(0x1000, 0x2000);
        Mapping mapping = new Mapping(range, permissions, 0x1000, DISK, 1, path("/a"));

        assertThat(mapping.sameAs(new Mapping(range, permissions, 0x1000, DISK, 1, path("/a (deleted)"))))
                .isTrue();
        List<Mapping> others = List.of(
                new Mapping(new AddressRange(0x1000, 0x3000), permissions, 0x1000, DISK, 1, path("/a")),
                new Mapping(range, new Permissions(true, false, false, true), 0x1000, DISK, 1, path("/a")),
                new Mapping(range, permissions, 0x2000, DISK, 1, path("/a")),
                new Mapping(range, permissions, 0x1000, TMPFS, 1, path("/a")),
                new Mapping(range, permissions, 0x1000, DISK, 2, path("/a")));
        assertThat(others).noneMatch(mapping::sameAs);
    }

    @Test
    void printsDeviceAndPermissionsAsInMaps() {
        assertThat(DISK).hasToString("08:02");
        assertThat(new Device(0x103, 0x12345)).hasToString("103:12345");
        assertThat(new Permissions(true, false, true, false)).hasToString("r-xp");
        assertThat(new Permissions(false, true, false, true)).hasToString("-w-s");
    }

    private static MappingKind kind(Device device, MappingName name) {
        return MadeUp.mapping(0x1000, 0x2000, new Permissions(true, true, false, false), device, name)
                .kind();
    }

    private static MappingName path(String path) {
        return new MappingName.FilePath(ByteText.ofUtf8(path));
    }

    private static MappingName other(String text) {
        return new MappingName.Other(ByteText.ofUtf8(text));
    }
}
