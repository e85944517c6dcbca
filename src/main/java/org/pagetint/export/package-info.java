/// Regions of a process into files that stay useful: true offsets, nothing silently left out, nothing half-written.
/// Beside each export lies a manifest that says where every byte came from and by which it can be verified.
///
/// All bytes come through [org.pagetint.memory.ProcessMemory], and so does what a core says of the process besides.
package org.pagetint.export;
