package org.pagetint.linux.proc;

/// What decides about reading among the `VmFlags` of a mapping in `/proc/PID/smaps`, proc(5).
///
/// @param device `io` or `pf`: memory of a device, or page frames without the kernel's bookkeeping
/// @param userfault `um` or `ui`: missing pages are served by a userfault handler, userfaultfd(2)
/// @param hugetlb `ht`: huge pages out of the reserved pool
/// @param unsure nobody asked, as that would hold up the process: it can be any of them
public record VmFlags(boolean device, boolean userfault, boolean hugetlb, boolean unsure) {
    /// None of them, or nothing known.
    public static final VmFlags NONE = new VmFlags(false, false, false);

    /// Perhaps served by a userfault handler.
    public static final VmFlags UNSURE = new VmFlags(false, false, false, true);

    /// What the kernel says.
    public VmFlags(boolean device, boolean userfault, boolean hugetlb) {
        this(device, userfault, hugetlb, false);
    }

    /// Of the two-letter words in a `VmFlags:` line.
    static VmFlags ofWords(String words) {
        boolean device = false;
        boolean userfault = false;
        boolean hugetlb = false;
        for (String word : words.strip().split(" +", -1)) {
            switch (word) {
                case "io", "pf" -> device = true;
                case "um", "ui" -> userfault = true;
                case "ht" -> hugetlb = true;
                default -> {}
            }
        }
        return device || userfault || hugetlb ? new VmFlags(device, userfault, hugetlb) : NONE;
    }
}
