/**
 * The engine: one JShell session in this JVM that the terminal, the script runner and the kernel share.
 *
 * <p>User code runs on its own thread and can always be stopped or left behind.
 */
@NullMarked
package io.ttlab.shell;

import org.jspecify.annotations.NullMarked;
