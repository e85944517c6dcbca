/// The memory of live processes of this machine: the scan of their pages, what follows for each page, and reading it.
/// Rooms below: `kernel` (calls), `proc` (files of `/proc`), `file` (the files behind mappings), `disk` (files we
/// write) and `stop` (threads). Nobody but `app` names this package.
package org.pagetint.linux;
