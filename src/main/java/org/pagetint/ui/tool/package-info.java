/// How parts such as search and export are plugged into the page of a process, which knows nothing of them.
package org.pagetint.ui.tool;
