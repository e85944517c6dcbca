/// Searching from the window: a pane below the memory with a tab for each search.
package org.pagetint.ui.search;
