import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/// Gives the classes of a jar that were made for Java 5 or older the form of Java 8, with stack maps and the same code:
/// Java's AOT cache takes no older ones, and without it picocli alone needs a tenth of a second at every start.
final class Renew {
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

    private Renew() {}

    /// @param arguments the jar, which is changed
    public static void main(String[] arguments) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(arguments[0]))) {
            ClassFile writer = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, resolver(jar));
            for (Path file : classes(jar)) {
                ClassModel old = ClassFile.of().parse(Files.readAllBytes(file));
                if (old.majorVersion() < FIRST_WITH_STACK_MAPS) {
                    FileTime time = Files.getLastModifiedTime(file);
                    Files.write(file, writer.transformClass(old, inJava8()));
                    Files.setLastModifiedTime(file, time);
                }
            }
        }
    }

    private static ClassTransform inJava8() {
        return ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                .andThen(ClassTransform.endHandler(builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0)));
    }

    private static List<Path> classes(FileSystem jar) throws IOException {
        try (Stream<Path> files = Files.walk(jar.getPath("/"))) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    /// Knows the classes of the jar besides those of Java.
    private static ClassFile.ClassHierarchyResolverOption resolver(FileSystem jar) {
        ClassHierarchyResolver ours = ClassHierarchyResolver.ofResourceParsing(name -> {
            try {
                Path file =
                        jar.getPath("/" + name.packageName().replace('.', '/') + "/" + name.displayName() + ".class");
                return Files.exists(file) ? Files.newInputStream(file) : null;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return ClassFile.ClassHierarchyResolverOption.of(ours.orElse(ClassHierarchyResolver.defaultResolver()));
    }
}
