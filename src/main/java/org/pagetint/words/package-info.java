/// How things are said to a person, in the window and in the terminal alike: sizes, addresses, states and failures as
/// text. Knows neither JavaFX nor the kernel.
package org.pagetint.words;
