/**
 * The REPL on JLine: prompt, history, completion menus, commands.
 *
 * <p>The prompt is painted before anything heavy is loaded.
 */
@NullMarked
package io.ttlab.terminal;

import org.jspecify.annotations.NullMarked;
