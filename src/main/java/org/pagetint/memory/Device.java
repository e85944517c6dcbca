package org.pagetint.memory;

/// The device a file lies on, as `maps` numbers it.
public record Device(int major, int minor) {
    /// 0:0, the device of what has no file.
    public static final Device NONE = new Device(0, 0);

    /// As in `maps`: two hexadecimal digits at least of each, `08:02`.
    @Override
    public String toString() {
        return String.format("%02x:%02x", major, minor);
    }
}
