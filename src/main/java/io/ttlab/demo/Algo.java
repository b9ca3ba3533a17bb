package io.ttlab.demo;

import java.util.List;

/**
 * A deployed algorithm with the parameters that a user may set.
 *
 * @param id unsigned 64-bit number as a string
 * @param name name; not unique
 * @param ownerId user id, 0 for TT's own
 * @param deployed whether it can be used
 * @param parameters what a user may set
 */
public record Algo(String id, String name, int ownerId, boolean deployed, List<Parameter> parameters) {
    /**
     * One parameter of an algorithm.
     *
     * @param name key
     * @param displayName label; may be empty
     * @param type 0 double, 2 int32, 6 bool, 7 string
     */
    public record Parameter(String name, String displayName, int type) {
        static final int DOUBLE = 0;
        static final int INT32 = 2;
        static final int BOOL = 6;
        static final int STRING = 7;
    }
}
