/// Files and folders that Pagetint writes: the contract of `files` on open descriptors.
package org.pagetint.linux.disk;
