/// The windows: what frames the picker and the pages of processes.
package org.pagetint.ui;
