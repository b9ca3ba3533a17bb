package io.ttlab.demo;

/**
 * A user of the company.
 *
 * @param id TT's user id
 * @param alias short name that TT's screens show
 * @param email address, always in the reserved domain {@code example.com}
 * @param firstName first name
 * @param lastName last name
 * @param visible false when fills refer to the user and {@code /user/{id}} refuses the id
 */
public record User(int id, String alias, String email, String firstName, String lastName, boolean visible) {}
