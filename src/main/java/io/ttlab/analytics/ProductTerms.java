package io.ttlab.analytics;

/**
 * What an instrument's row leaves to its product.
 *
 * @param id TT's id of the product
 * @param symbol the exchange's symbol
 * @param currency three letters, empty where TT does not say
 * @param familyId TT's id of the family, empty where TT does not say
 */
record ProductTerms(String id, String symbol, String currency, String familyId) {}
