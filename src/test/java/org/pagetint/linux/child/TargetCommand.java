package org.pagetint.linux.child;

import com.sun.jna.Native;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The command that starts [TargetMain] with the Java machine and the classes of the running test.
final class TargetCommand {
    private TargetCommand() {}

    /// A small and quiet Java machine: it starts quickly and does little by itself.
    ///
    /// @param classPath holds this package and JNA
    static List<String> java(List<Path> classPath, List<String> options) {
        return java(classPath, options, TargetMain.class.getName());
    }

    /// The same for any program.
    static List<String> java(List<Path> classPath, List<String> options, String... programAndArguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=16m",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-Djna.nosys=true"));
        command.addAll(options);
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.addAll(List.of(programAndArguments));
        return command;
    }

    /// Where the running test has its classes.
    static List<Path> ownClassPath() {
        return List.of(rootOf(TargetMain.class), rootOf(Native.class));
    }

    /// The folder or archive that holds a class. Asked of the class file itself, since classes patched into a module
    /// name the module's place as their source.
    static Path rootOf(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        URL url = Objects.requireNonNull(type.getResource("/" + name), name);
        String place = url.toString();
        String root = place.substring(0, place.length() - name.length());
        if (root.startsWith("jar:")) {
            root = root.substring("jar:".length(), root.length() - "!/".length());
        }
        return Path.of(URI.create(root));
    }
}
