package org.pagetint.linux.proc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells file systems for which a server answers, in this machine or another: where it does not, whoever asks waits in
/// the kernel, and no signal helps.
public final class FileServers {
    private static final Set<String> TYPES = Set.of(
            "9p",
            "acfs",
            "afs",
            "autofs",
            "beegfs",
            "ceph",
            "cifs",
            "coda",
            "fuse",
            "fuseblk",
            "gfs2",
            "glusterfs",
            "gpfs",
            "lustre",
            "ncpfs",
            "nfs",
            "nfs4",
            "ocfs2",
            "orangefs",
            "panfs",
            "pvfs2",
            "smb3",
            "smbfs",
            "vboxsf",
            "virtiofs",
            "vmhgfs",
            "wekafs");

    /// `fuse.sshfs`: the type, and which program is the server.
    private static final String SUBTYPE = ".";

    /// `server:/folder`, `[fe80::1]:/folder` or `//server/share`. A local file system of a type not known here has a
    /// device or a bare name.
    private static final Pattern REMOTE = Pattern.compile("//.*|[^/]+:/.*");

    private static final String OVERLAY = "overlay";
    private static final Pattern UNESCAPED_COLON = Pattern.compile("(?<!\\\\):");

    private FileServers() {}

    /// Whether a server answers for `mount`, or for a layer of it.
    ///
    /// @param tables where the folders of an overlay's layers are looked up
    public static boolean answerFor(Mount mount, List<MountTable> tables) {
        if (isServed(mount)) {
            return true;
        }
        return mount.type().equals(OVERLAY)
                && layers(mount.options()).stream()
                        .anyMatch(folder -> tables.stream()
                                .flatMap(table -> table.holding(folder).stream())
                                .anyMatch(FileServers::isServed));
    }

    private static boolean isServed(Mount mount) {
        String type = mount.type();
        int dot = type.indexOf(SUBTYPE);
        return TYPES.contains(dot < 0 ? type : type.substring(0, dot))
                || REMOTE.matcher(mount.source()).matches();
    }

    /// The folders of `lowerdir=/a:/b,upperdir=/c` (Linux: `Documentation/filesystems/overlayfs.rst`).
    static List<String> layers(String options) {
        List<String> folders = new ArrayList<>();
        for (String option : options.split("(?<!\\\\),", -1)) {
            int equal = option.indexOf('=');
            String key = equal < 0 ? option : option.substring(0, equal);
            switch (key) {
                case "lowerdir", "lowerdir+", "datadir+", "upperdir" -> {
                    for (String folder : UNESCAPED_COLON.split(option.substring(equal + 1), -1)) {
                        folders.add(folder.replace("\\", ""));
                    }
                }
                default -> {}
            }
        }
        return folders;
    }
}
