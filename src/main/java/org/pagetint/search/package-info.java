/// Finds bytes in the memory of a process: where to look ([org.pagetint.search.Scope]), the search itself
/// ([org.pagetint.search.SearchTask]), what it found ([org.pagetint.search.Matches]), and looking again at what was found
/// ([org.pagetint.search.RefineTask]). All bytes come through `ProcessMemory`; nothing here opens a file or knows a window.
package org.pagetint.search;
