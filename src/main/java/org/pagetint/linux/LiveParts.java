package org.pagetint.linux;

import org.pagetint.linux.file.BackingFiles;
import org.pagetint.linux.file.SharedPages;
import org.pagetint.linux.proc.AccessProbe;
import org.pagetint.linux.stop.LinuxCoreFacts;
import org.pagetint.memory.PageSize;

/// What reading a live process takes, put together once when it is opened.
///
/// @param ownMemory descriptor of `/proc/self/mem`
record LiveParts(
        PageSize pageSize,
        PagemapReader pagemap,
        Planner planner,
        ProcessReader reader,
        BackingFiles files,
        SharedSwap sharedSwap,
        OwnVdso ownVdso,
        SharedPages sharedPages,
        AccessProbe accessProbe,
        LinuxCoreFacts coreFacts,
        int ownMemory) {}
