package io.ttlab.analytics;

import java.time.Instant;
import tech.tablesaw.api.Table;

/**
 * What a reconciliation compares: the monitor's positions, and what should have led to them.
 *
 * @param positions as {@code tt.monitor.position()} has them
 * @param startOfDay as {@code tt.monitor.sod(account)} has them, of all accounts
 * @param fills all fills since the start of the day
 * @param otc fills of the same time that only {@code includeOtc(true)} shows; empty where that was not asked
 * @param modifications changes of positions by hand, since the start of the day
 * @param snapshot when the positions were asked for
 */
record Books(Table positions, Table startOfDay, Table fills, Table otc, Table modifications, Instant snapshot) {}
