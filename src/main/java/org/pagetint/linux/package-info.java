/// All that touches the kernel: the parsers of `/proc` (a pure `parse` beside each `read`), libc through JNA, the page
/// scanner, the backing files, and the live process. Nobody but `app` names this package.
package org.pagetint.linux;
