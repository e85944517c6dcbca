/// The calls into the kernel: libc by the foreign functions of JNA, ioctls with their structures, ptrace, and the
/// numbers they answer with. Knows no file of `/proc` by name.
package org.pagetint.linux.kernel;
