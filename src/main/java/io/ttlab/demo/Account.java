package io.ttlab.demo;

/**
 * A trading account in the company's tree.
 *
 * @param id TT's account id
 * @param name account name
 * @param parentId id of the parent account, 0 at the root
 * @param type TT's account type (INF: 1 routing, 2 sub-account)
 * @param listed false when fills refer to it, {@code /account/{id}} knows it and {@code /accounts} does not
 * @param own true when the key's user may trade it
 */
public record Account(int id, String name, int parentId, int type, boolean listed, boolean own) {}
