package org.pagetint.linux.proc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Device;

/// The mounts that a process sees, as its `mountinfo` lists them, proc_pid_mountinfo(5): those below its root.
/// Immutable.
///
/// `36 35 98:0 /mnt1 /mnt\0402 rw,noatime master:1 - ext3 /dev/root rw,errors=continue` is mount 36 of device 98:0 at
/// `/mnt 2`, of type `ext3` from `/dev/root`. Spaces, tabs, newlines and backslashes come as three octal digits.
public final class MountTable {
    /// None at all.
    public static final MountTable EMPTY = new MountTable(List.of());

    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");
    private static final int POINT = 4;

    private final List<Mount> mounts;
    private final Map<Device, Mount> byDevice = new HashMap<>();

    private MountTable(List<Mount> mounts) {
        this.mounts = mounts;
        mounts.forEach(mount -> byDevice.put(mount.device(), mount));
    }

    /// Of the bytes of the file. Lines that do not parse are left out.
    public static MountTable parse(byte[] mountinfo) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : ByteText.of(mountinfo).latin1().split("\n", -1)) {
            mount(line).ifPresent(mounts::add);
        }
        return new MountTable(List.copyOf(mounts));
    }

    private static Optional<Mount> mount(String line) {
        List<String> fields = List.of(line.split(" ", -1));
        int dash = fields.indexOf("-");
        if (dash <= POINT || fields.size() < dash + 4) {
            return Optional.empty();
        }
        String[] device = fields.get(2).split(":", -1);
        try {
            return Optional.of(new Mount(
                    Integer.parseInt(fields.getFirst()),
                    new Device(
                            Integer.parseUnsignedInt(device[0]), Integer.parseUnsignedInt(device[device.length - 1])),
                    plain(fields.get(POINT)),
                    plain(fields.get(dash + 1)),
                    plain(fields.get(dash + 2)),
                    plain(fields.get(dash + 3))));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static String plain(String escaped) {
        return ESCAPE.matcher(escaped)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group(1), 8))));
    }

    /// A mount of the file system on `device`.
    public Optional<Mount> of(Device device) {
        return Optional.ofNullable(byDevice.get(device));
    }

    /// The mount with this number.
    public Optional<Mount> withId(int id) {
        return mounts.stream().filter(mount -> mount.id() == id).findFirst();
    }

    /// The mount that the file at `path` lies on: the deepest one, and of those the last.
    public Optional<Mount> holding(String path) {
        return mounts.stream()
                .filter(mount -> mount.holds(path))
                .reduce((one, next) -> one.point().length() > next.point().length() ? one : next);
    }

    /// Those mounted exactly at `path`.
    public List<Mount> at(String path) {
        return mounts.stream().filter(mount -> mount.point().equals(path)).toList();
    }
}
