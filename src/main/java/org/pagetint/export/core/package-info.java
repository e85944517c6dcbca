/// ELF core files, elf(5) and core(5): what stands in them besides the memory, and how their headers and notes are laid
/// out.
package org.pagetint.export.core;
