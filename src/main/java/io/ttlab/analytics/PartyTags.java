package io.ttlab.analytics;

import io.ttlab.client.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tech.tablesaw.api.Table;

/** Which parties the fills of an account name, and which they do not. */
final class PartyTags {
    private static final Map<String, Integer> ROLES = new TreeMap<>(Map.of(
            "executingTrader", 4,
            "giveUp", 6,
            "clientId", 22,
            "accountCode", 85,
            "decisionMaker", 98));

    private PartyTags() {}

    static int role(String tag) {
        if (tag.strip().matches("\\d{1,4}")) {
            return Integer.parseInt(tag.strip());
        }
        Integer role = ROLES.get(tag.strip());
        if (role == null) {
            List<String> names = new ArrayList<>(ROLES.keySet());
            throw Wording.unknown("party role", tag, names);
        }
        return role;
    }

    static Table table(FillRows fills, String... tags) {
        Keys parties = fills.columns.keysOr("", "parties");
        Keys market = fills.columns.keysOr("", "market", "marketId");
        Keys execution = fills.columns.keysOr("", "execId", "uniqueExecId", "recordId");
        List<Set<Integer>> roles =
                Arrays.stream(parties.labels()).map(PartyTags::roles).toList();
        Sheet sheet = new Sheet("missing tags")
                .texts("account", "market", "tag", "state")
                .counts("fills", "present", "missing")
                .texts("exampleExecId");
        List<Keys> keys = List.of(fills.account, market);
        Grouping groups = Grouping.of(keys);
        int[] sorted = groups.byLabels(keys);
        for (String tag : tags) {
            int role = role(tag);
            int[] all = new int[groups.count()];
            int[] present = new int[groups.count()];
            int[] example = new int[groups.count()];
            Arrays.fill(example, -1);
            for (int row = 0; row < fills.size; row++) {
                int group = groups.ids()[row];
                all[group]++;
                if (roles.get(parties.codes()[row]).contains(role)) {
                    present[group]++;
                } else {
                    example[group] = row;
                }
            }
            for (int group : sorted) {
                if (present[group] < all[group]) {
                    sheet.add(
                            fills.account.at(groups.firstRows()[group]),
                            market.at(groups.firstRows()[group]),
                            tag,
                            present[group] == 0 ? "never given" : "given on some",
                            all[group],
                            present[group],
                            all[group] - present[group],
                            execution.at(example[group]));
                }
            }
        }
        return sheet.table();
    }

    private static Set<Integer> roles(String json) {
        Set<Integer> roles = new HashSet<>();
        if (Json.object(("{\"parties\":" + (json.isEmpty() ? "[]" : json) + "}").getBytes(StandardCharsets.UTF_8))
                        .get("parties")
                instanceof List<?> parties) {
            for (Object party : parties) {
                if (party instanceof Map<?, ?> fields
                        && fields.get("role") instanceof Number role
                        && fields.get("id") != null
                        && !String.valueOf(fields.get("id")).isBlank()) {
                    roles.add(role.intValue());
                }
            }
        }
        return roles;
    }
}
