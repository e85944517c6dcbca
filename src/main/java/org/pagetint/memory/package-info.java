/// The memory of a process as values: addresses, mappings, page states and runs, chunks, and the contract
/// [org.pagetint.memory.ProcessMemory] through which everyone reads. No I/O happens here.
///
/// Addresses are `long` and unsigned throughout: compare them with `Long.compareUnsigned`, or let
/// [org.pagetint.memory.AddressRange] do it.
package org.pagetint.memory;
