/// What every reader of memory shares: the time limit of calls that may never come back, the threads that make them,
/// and looks at many regions at once. No kind of memory is known here: all of it stands on the contract
/// [org.pagetint.memory.ProcessMemory].
package org.pagetint.reading;
