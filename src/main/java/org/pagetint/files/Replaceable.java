package org.pagetint.files;

import java.util.Set;

/// What a new file or folder may take the place of.
public sealed interface Replaceable {
    /// Nothing at all.
    record Nothing() implements Replaceable {}

    /// A file.
    record AnyFile() implements Replaceable {}

    /// A folder that holds no other entries than these.
    record FolderOf(Set<String> names) implements Replaceable {
        public FolderOf {
            names = Set.copyOf(names);
        }
    }
}
