/// New files that appear whole or not at all, private to their owner, and how they are written. All work goes through
/// open folders and files: a name that somebody changes meanwhile leads nowhere else.
package org.pagetint.files;
