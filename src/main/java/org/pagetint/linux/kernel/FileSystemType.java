package org.pagetint.linux.kernel;

/// The types of file systems that need care, as statfs(2) numbers them.
public final class FileSystemType {
    public static final long TMPFS = 0x0102_1994L;
    public static final long HUGETLBFS = 0x9584_58f6L;

    /// Its regular files are windows to the kernel and to devices: the registers of a PCI card are one.
    public static final long SYSFS = 0x6265_6572L;

    public static final long BTRFS = 0x9123_683eL;
    public static final long OVERLAYFS = 0x794c_7630L;

    /// Any other.
    private static final long OTHER = 0;

    private FileSystemType() {}

    /// The number of a type with this name in `mountinfo`.
    public static long ofName(String name) {
        return switch (name) {
            case "tmpfs", "devtmpfs" -> TMPFS;
            case "hugetlbfs" -> HUGETLBFS;
            case "sysfs" -> SYSFS;
            case "btrfs" -> BTRFS;
            case "overlay" -> OVERLAYFS;
            default -> OTHER;
        };
    }
}
