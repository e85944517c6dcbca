/// Choosing a process: the picker, a page of the window.
package org.pagetint.ui.process;
