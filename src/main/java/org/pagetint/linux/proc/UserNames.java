package org.pagetint.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.EscapedText;
import org.pagetint.process.User;

/// The names of users: from `/etc/passwd`, passwd(5), else from the system's name services, by way of the owner of a
/// file that belongs to the user. Each is looked up once. Any thread may call.
final class UserNames {
    private static final Path PASSWD = Path.of("/etc/passwd");

    /// The kernel's number for *nobody at all*, 2³²−1.
    private static final long NO_USER = 0xffff_ffffL;

    private final Map<Integer, User> known;

    UserNames() {
        known = new ConcurrentHashMap<>(parse(read()));
    }

    /// The user with this id.
    ///
    /// @param owned a file that may belong to that user
    User of(int id, Path owned) {
        return known.computeIfAbsent(id, _ -> new User(id, ownerName(id, owned)));
    }

    /// Users by id: the first line of an id counts; lines that are none are left out.
    static Map<Integer, User> parse(byte[] passwd) {
        return ByteText.of(passwd)
                .latin1()
                .lines()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length >= 3 && isId(fields[2]))
                .map(fields -> new User(Integer.parseUnsignedInt(fields[2]), new ByteText(fields[0]).toString()))
                .collect(Collectors.toMap(User::id, user -> user, (first, _) -> first));
    }

    /// Whether `text` is the number of a user: 0 to 2³²−2, in decimal.
    private static boolean isId(String text) {
        return text.matches("\\d{1,10}") && Long.parseLong(text) < NO_USER;
    }

    private static byte[] read() {
        try {
            return Files.readAllBytes(PASSWD);
        } catch (IOException _) {
            return new byte[0]; // A system without the file has numbers for names; nothing is lost but comfort.
        }
    }

    private static String ownerName(int id, Path owned) {
        try {
            if (Files.getAttribute(owned, "unix:uid") instanceof Integer owner && owner == id) {
                String name = Files.getOwner(owned).getName();
                // Java gives the number of a user without a name as a signed one
                return name.equals(Integer.toString(id)) ? Integer.toUnsignedString(id) : EscapedText.of(name);
            }
        } catch (IOException _) {
            // The process has exited meanwhile: its user's number will do.
        }
        return Integer.toUnsignedString(id);
    }
}
