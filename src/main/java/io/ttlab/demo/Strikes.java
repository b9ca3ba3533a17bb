package io.ttlab.demo;

/**
 * The faults that strike inside one answer's records.
 *
 * @param dice draws for what exactly they do
 * @param repeat records are repeated
 * @param lose one fill is missing
 * @param keylessPage lastPage is false and there is no key
 * @param sameKey the key of the next page is always the same
 * @param unknownCode some codes are in no table
 * @param extraField records carry undocumented fields
 * @param noStatus the envelope has no status
 * @param strings numbers are sent as strings
 * @param otherShapes where a shape is inferred, the other one that is as likely
 */
record Strikes(
        Dice dice,
        boolean repeat,
        boolean lose,
        boolean keylessPage,
        boolean sameKey,
        boolean unknownCode,
        boolean extraField,
        boolean noStatus,
        boolean strings,
        boolean otherShapes) {

    static Strikes none() {
        return new Strikes(new Dice(0), false, false, false, false, false, false, false, false, false);
    }
}
