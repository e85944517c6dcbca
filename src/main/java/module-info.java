import org.jspecify.annotations.NullMarked;

/// Pagetint shows what is in the memory of a running Linux process, and where each page of it comes from.
@NullMarked
module org.pagetint {
    requires static org.jspecify;
    requires atlantafx.base;
    requires com.fasterxml.jackson.core;
    requires com.sun.jna;
    requires info.picocli;
    requires java.desktop;
    requires javafx.controls;
    requires jdk.unsupported;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.materialdesign2;

    opens org.pagetint.cli to
            info.picocli;

    exports org.pagetint.app to
            javafx.graphics;
}
