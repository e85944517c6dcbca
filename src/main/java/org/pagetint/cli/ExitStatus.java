package org.pagetint.cli;

import org.pagetint.export.ExportFailure;
import org.pagetint.process.ProcessFailure;

/// What the program's exit status means to a script.
public final class ExitStatus {
    /// Done.
    public static final int DONE = 0;

    /// A search that found nothing, or a range in which nothing is mapped.
    public static final int NOTHING_FOUND = 1;

    /// Wrong usage: the arguments.
    public static final int USAGE = 2;

    /// There is no such process.
    public static final int NO_SUCH_PROCESS = 3;

    /// The kernel refuses: to look into the process, to write where the output is to go, or to read what is to be
    /// verified.
    public static final int PERMISSION_DENIED = 4;

    /// Input or output failed.
    public static final int IO = 5;

    /// The process exited or started another program meanwhile.
    public static final int EXITED = 6;

    /// Interrupted by Ctrl+C.
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}

    /// The status for `failure`.
    public static int of(ProcessFailure failure) {
        return switch (failure) {
            case ProcessFailure.NoSuchProcess _ -> NO_SUCH_PROCESS;
            case ProcessFailure.PermissionDenied _ -> PERMISSION_DENIED;
            case ProcessFailure.Exited _, ProcessFailure.Replaced _ -> EXITED;
            case ProcessFailure.NotAnswering _, ProcessFailure.NotListed _, ProcessFailure.Io _ -> IO;
        };
    }

    /// The status for `failure`.
    public static int of(ExportFailure failure) {
        return switch (failure) {
            case ExportFailure.OfProcess(ProcessFailure ofProcess) -> of(ofProcess);
            case ExportFailure.Cancelled _ -> INTERRUPTED;
            case ExportFailure.NotPermitted _, ExportFailure.NotReadable _, ExportFailure.NotStopped _ ->
                PERMISSION_DENIED;
            case ExportFailure.AlreadyThere _,
                    ExportFailure.InTheWay _,
                    ExportFailure.NoFolder _,
                    ExportFailure.TooLittleSpace _,
                    ExportFailure.DiskFull _,
                    ExportFailure.NoManifest _,
                    ExportFailure.BadManifest _,
                    ExportFailure.ManifestChanged _,
                    ExportFailure.HalfMoved _,
                    ExportFailure.ChangedMeanwhile _,
                    ExportFailure.NotAFile _,
                    ExportFailure.Io _ -> IO;
        };
    }
}
