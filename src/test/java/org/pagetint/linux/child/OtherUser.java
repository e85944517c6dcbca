package org.pagetint.linux.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The user *nobody*: starts programs as that user, with the classes copied to where it can read them. Needs root.
public final class OtherUser implements AutoCloseable {
    /// The command that becomes that user and executes what follows.
    private static final List<String> BECOME =
            List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups");

    private final Path folder;
    private final List<Path> classPath = new ArrayList<>();

    /// @param classes one of each class folder or archive to copy
    public OtherUser(Class<?>... classes) throws IOException {
        folder = Files.createTempDirectory("pagetint");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        for (Class<?> type : classes) {
            Path root = TargetCommand.rootOf(type);
            Path copy = folder.resolve(classPath.size() + root.getFileName().toString());
            copy(root, copy);
            classPath.add(copy);
        }
    }

    /// Whether there are the rights and the program it takes.
    public static boolean canBeUsed() {
        return Libc.isRoot()
                && Stream.of("/usr/bin/setpriv", "/bin/setpriv").anyMatch(program -> Files.exists(Path.of(program)));
    }

    /// A folder that the user may write to.
    public Path folder() {
        return folder;
    }

    /// Starts a target as that user.
    ///
    /// @param options further options of `setpriv`
    public Target target(String... options) throws IOException {
        return Target.start(classPath, become(options));
    }

    /// Starts a Java program as that user.
    ///
    /// @param options further options of `setpriv`
    public Process program(List<String> options, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(become(options.toArray(String[]::new))));
        List<String> mainAndArguments = new ArrayList<>(List.of(main.getName()));
        mainAndArguments.addAll(Arrays.asList(arguments));
        command.addAll(TargetCommand.java(classPath, List.of(), mainAndArguments.toArray(String[]::new)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String[] become(String... options) {
        return Stream.concat(BECOME.stream(), Stream.of(options)).toArray(String[]::new);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            paths.filter(path -> Files.isRegularFile(path))
                    .forEach(path ->
                            copyFile(path, to.resolve(from.relativize(path).toString())));
        }
    }

    private static void copyFile(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
