/// Tests of the program as the build lays it out: they run its launcher, after `mvn package`.
package org.pagetint.cli.launched;
