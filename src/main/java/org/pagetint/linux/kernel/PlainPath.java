package org.pagetint.linux.kernel;

import java.util.function.Predicate;
import org.pagetint.memory.ByteText;

/// Goes to a file step by step from a root, however long the path: the kernel takes 4,095 bytes at a time, but a
/// process can map a file deeper than that. No link is followed, as `maps` shows paths without any: one that is there
/// now leads elsewhere. No file is opened.
public final class PlainPath {
    private PlainPath() {}

    /// A descriptor that only names the file (O_PATH), or the negative error.
    ///
    /// @param root descriptor of the folder that the path counts from
    /// @param path bytes, one char each, beginning with `/`
    /// @param forbidden says of a folder on the way, or of the file, by its path, that its file system must not be
    ///     asked
    public static int open(int root, String path, Predicate<String> forbidden) {
        int at = root;
        int from = 1;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            int next = forbidden.test(path.substring(0, to))
                    ? -Errno.EACCES
                    : LibC.openat(at, new ByteText(path.substring(from, to)).bytes(), LibC.O_PATH | LibC.O_NOFOLLOW);
            if (at != root) {
                LibC.closeDescriptor(at);
            }
            if (next < 0) {
                return next;
            }
            at = next;
            from = to + 1;
        }
        return at == root ? -Errno.EINVAL : at;
    }
}
