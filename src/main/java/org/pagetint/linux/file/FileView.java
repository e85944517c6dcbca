package org.pagetint.linux.file;

import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageSize;

/// What is known of the file behind a mapping.
public sealed interface FileView {
    /// There is none.
    record NoFile() implements FileView {}

    /// A device, a FIFO or anything else that is not a regular file: never opened, never read.
    record Device() implements FileView {}

    /// `/dev/zero`: what is not present reads as zeros.
    record ZeroDevice() implements FileView {}

    /// Private huge pages without a file: the kernel lists them under the name of one, in which there is nothing.
    record PrivateHugePages() implements FileView {}

    /// Secret memory: nobody but the process can read it.
    record Secret() implements FileView {}

    /// None that was found is it.
    record Unavailable() implements FileView {}

    /// The kernel leads to another file than the mapping names: the mapping has changed since it was listed, most
    /// likely.
    record Mismatch() implements FileView {}

    /// It lies on a file system whose server may not answer: nothing was asked of it, not even how long the file is.
    record MayHang() implements FileView {}

    /// The very file.
    ///
    /// @param size in bytes, now
    record Regular(BackingFile file, long size) implements FileView {
        /// The addresses of `mapping` whose pages lie wholly before the end of the file.
        public AddressRange inside(Mapping mapping, PageSize pageSize) {
            return new AddressRange(mapping.range().start(), pageSize.floor(end(mapping)));
        }

        /// The address of `mapping` at which the file ends: its own end if the file is longer.
        private long end(Mapping mapping) {
            long start = mapping.range().start();
            if (Long.compareUnsigned(size, mapping.offset()) <= 0) {
                return start;
            }
            long length = size - mapping.offset();
            return Long.compareUnsigned(length, mapping.range().length()) >= 0
                    ? mapping.range().end()
                    : start + length;
        }

        /// The page in which the file ends; empty when it ends between pages or behind the mapping.
        public AddressRange lastPage(Mapping mapping, PageSize pageSize) {
            long end = end(mapping);
            return new AddressRange(pageSize.floor(end), pageSize.ceiling(end));
        }
    }
}
