/// The regions of a process: the table, the address map, and the counting of their pages.
package org.pagetint.ui.region;
