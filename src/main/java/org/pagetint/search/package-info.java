/// Finds bytes in the memory of a process: where to look ([org.pagetint.search.Scope]), the search itself
/// ([org.pagetint.search.SearchTask]), and what it found ([org.pagetint.search.Matches]). All bytes come through
/// `ProcessMemory`; nothing here opens a file or knows a window.
package org.pagetint.search;
