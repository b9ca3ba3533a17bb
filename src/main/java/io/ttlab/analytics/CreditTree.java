package io.ttlab.analytics;

import io.ttlab.api.TT;
import io.ttlab.client.TtException;
import io.ttlab.client.TtException.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Table;

/** Credit by account, in the order of the tree of accounts. */
final class CreditTree {
    /** One account with what its server says of its credit. */
    private static final class Node {
        final String id;
        final String name;
        final String parentId;
        final List<Node> children = new ArrayList<>();
        String currency = "";
        double limit = Double.NaN;
        double used = Double.NaN;
        double percent = Double.NaN;
        String note = "";

        Node(String id, String name, String parentId) {
            this.id = id;
            this.name = name.isEmpty() ? id : name;
            this.parentId = parentId;
        }
    }

    private final TT tt;
    private final Sheet sheet = new Sheet("credit")
            .texts("account")
            .counts("level")
            .texts("currency")
            .numbers("creditLimit", "utilization", "percent", "headroom", "treeUtilization", "treeHeadroom")
            .texts("note", "accountId", "path");

    private final Set<Node> added = new HashSet<>();

    private CreditTree(TT tt) {
        this.tt = tt;
    }

    /** Asks for the credit of every account: one request each. */
    static Table of(TT tt) {
        return new CreditTree(tt).table();
    }

    /** Picks the accounts whose own or tree's utilization is at least so many per cent of the limit; all of them for 0. */
    static Table above(Table all, double leastPercent) {
        if (leastPercent <= 0) {
            return all;
        }
        return all.where(all.doubleColumn("percent")
                .isGreaterThanOrEqualTo(leastPercent)
                .or(all.doubleColumn("treeUtilization")
                        .divide(all.doubleColumn("creditLimit"))
                        .multiply(100)
                        .isGreaterThanOrEqualTo(leastPercent)));
    }

    private Table table() {
        Table accounts = tt.account.accounts();
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (int row = 0; row < accounts.rowCount(); row++) {
            Node node = new Node(
                    Cells.text(accounts, "id", row),
                    Cells.text(accounts, "name", row),
                    Cells.first(accounts, row, "parentId", "parentAccountId"));
            nodes.put(node.id, node);
        }
        for (Node node : nodes.values()) {
            ask(node);
        }
        List<Node> roots = new ArrayList<>();
        for (Node node : nodes.values()) {
            Node parent = nodes.get(node.parentId);
            (parent == null || parent == node ? roots : parent.children).add(node);
        }
        roots.forEach(root -> add(root, 0, ""));
        // Accounts that are their own ancestors hang from no root; they have credit all the same.
        nodes.values().forEach(node -> add(node, 0, ""));
        return sheet.table();
    }

    private void ask(Node node) {
        Table credit;
        try {
            credit = tt.monitor.creditUtilization(node.id);
        } catch (TtException refused) {
            if (refused.kind() != Kind.REFUSED && refused.kind() != Kind.FORBIDDEN) {
                throw refused;
            }
            node.note = "TT gives no credit of it";
            return;
        }
        if (credit.isEmpty()) {
            node.note = "TT lists no credit of it";
            return;
        }
        node.currency = Cells.text(credit, "currency", 0);
        node.limit = Cells.number(credit, "creditLimit", 0);
        node.used = Cells.number(credit, "utilization", 0);
        node.percent = Cells.number(credit, "utilizationPercent", 0);
        if (Double.isNaN(node.percent)) {
            node.percent = 100 * node.used / node.limit;
        }
    }

    /** Adds an account and those below it. */
    private void add(Node node, int level, String above) {
        if (!added.add(node)) {
            return;
        }
        String path = above.isEmpty() ? node.name : above + " / " + node.name;
        double tree = tree(node, node.currency, new HashSet<>());
        String note = node.note.isEmpty() && Double.isNaN(tree)
                ? "below it are accounts without credit or in other currencies"
                : node.note;
        sheet.add(
                node.name,
                level,
                node.currency,
                node.limit,
                node.used,
                node.percent,
                Figures.cents(node.limit - node.used),
                Figures.cents(tree),
                Figures.cents(node.limit - tree),
                note,
                node.id,
                path);
        node.children.forEach(child -> add(child, level + 1, path));
    }

    private static double tree(Node node, String currency, Set<Node> seen) {
        if (!seen.add(node)) {
            return 0;
        }
        double sum = node.currency.equals(currency) ? node.used : Double.NaN;
        for (Node child : node.children) {
            sum += tree(child, currency, seen);
        }
        return sum;
    }
}
