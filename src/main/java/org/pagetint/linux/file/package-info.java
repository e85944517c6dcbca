/// The files behind mappings: finding the very one, knowing whether it may be opened, and which of its pages are in
/// memory.
package org.pagetint.linux.file;
