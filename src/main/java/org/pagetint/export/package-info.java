/// Regions of a process into files that stay useful: true offsets, nothing silently left out, nothing half-written.
/// Beside each export lies a manifest that says where every byte came from and by which it can be verified.
///
/// All bytes come through [org.pagetint.memory.ProcessMemory]. The little more that only the kernel can tell is asked
/// of the contracts [org.pagetint.export.FileHoles] and [org.pagetint.export.core.CoreFactsSource].
package org.pagetint.export;
