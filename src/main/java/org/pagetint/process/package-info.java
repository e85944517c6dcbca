/// Processes as the kernel shows them to this user: who they are, what may be seen of them, and how looking at them
/// fails. No I/O happens here; `org.pagetint.linux` does it.
package org.pagetint.process;
