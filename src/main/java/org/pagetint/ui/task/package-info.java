/// Work off the FX thread and the way of its results back onto it.
package org.pagetint.ui.task;
