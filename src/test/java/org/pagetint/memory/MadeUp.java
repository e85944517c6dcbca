package org.pagetint.memory;

/// Values for tests that do not care where a mapping comes from.
public final class MadeUp {
    private MadeUp() {}

    /// A readable and writable private mapping without a file.
    public static Mapping mapping(long start, long end) {
        return mapping(start, end, new Permissions(true, true, false, false));
    }

    /// A mapping without a file.
    public static Mapping mapping(long start, long end, Permissions permissions) {
        return mapping(start, end, permissions, Device.NONE, new MappingName.Unnamed());
    }

    /// A mapping of this device with this name.
    public static Mapping mapping(long start, long end, Permissions permissions, Device device, MappingName name) {
        long inode = device.equals(Device.NONE) ? 0 : 4711;
        return new Mapping(new AddressRange(start, end), permissions, 0, device, inode, name);
    }
}
