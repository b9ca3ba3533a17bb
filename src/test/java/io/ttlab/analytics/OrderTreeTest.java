package io.ttlab.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ttlab.demo.Order;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class OrderTreeTest {
    private static final String HEAD =
            "orderId,parentOrderId,accountId,instrumentId,side,orderStatus,price,orderQty,cumulatedQty,exchLeavesQty\n";

    private static Table tree(String... lines) {
        Table orders = Desk.csv(HEAD + String.join("\n", lines) + "\n");
        orders.column("cumulatedQty").setName("cumulatedQuantity");
        orders.column("exchLeavesQty").setName("leavesQuantity");
        return Desk.offline().tree(orders);
    }

    /** 2 + 3 filled and 8 + 4 working are the parent's 5 and 12; a plain order is no part of a tree. */
    @Test
    void addsChildrenUpUnderTheirParent() {
        Table tree = tree(
                "P,,A1,1,BUY,NEW,,,,",
                "X,,A1,1,BUY,NEW,6700,9,0,9",
                "C1,P,A1,1,BUY,NEW,6700.25,10,2,8",
                "C2,P,A1,1,BUY,NEW,6700.5,7,3,4");
        assertEquals(List.of("P", "├ C1", "└ C2"), tree.stringColumn("tree").asList());
        assertEquals(List.of(5.0, 2.0, 3.0), tree.doubleColumn("filledQty").asList());
        assertEquals(List.of(12.0, 8.0, 4.0), tree.doubleColumn("workingQty").asList());
        assertEquals(List.of(2, 0, 0), tree.intColumn("children").asList());
        assertEquals(
                List.of("", "6700.25", "6700.50"), tree.stringColumn("price").asList());
    }

    @Test
    void goesAsDeepAsTheOrdersDo() {
        Table tree = tree(
                "G,,A1,1,BUY,NEW,,,,",
                "P,G,A1,1,BUY,NEW,,,,",
                "C,P,A1,1,BUY,NEW,6700,5,1,4",
                "D,G,A1,1,BUY,NEW,6701,2,0,2");
        assertEquals(
                List.of("G", "├ P", "│ └ C", "└ D"), tree.stringColumn("tree").asList());
        assertEquals(List.of(0, 1, 2, 1), tree.intColumn("level").asList());
        assertEquals(List.of(1.0, 1.0, 1.0, 0.0), tree.doubleColumn("filledQty").asList());
    }

    @Test
    void putsAPlaceholderForAMissingParent() {
        Table tree = tree("C1,gone-parent,A1,1,SELL,NEW,6700,10,2,8");
        assertEquals(List.of("gone-par", "└ C1"), tree.stringColumn("tree").asList());
        assertEquals(
                List.of("not in this table", "NEW"), tree.stringColumn("state").asList());
        assertEquals("gone-parent", tree.stringColumn("orderId").get(0));
        assertEquals(List.of(2.0, 2.0), tree.doubleColumn("filledQty").asList());
    }

    /** The legs of an autospreader share the account alone: the placeholder is neither bought nor sold. */
    @Test
    void borrowsForAPlaceholderOnlyWhatItsChildrenShare() {
        Table tree = tree("C1,gone,A1,1,SELL,NEW,6700,10,2,8", "C2,gone,A1,5,BUY,NEW,6755,10,2,8");
        assertEquals(List.of("A1", "A1", "A1"), tree.stringColumn("account").asList());
        assertEquals(List.of("", "SELL", "BUY"), tree.stringColumn("side").asList());
        assertEquals("", tree.stringColumn("instrument").get(0));
    }

    @Test
    void showsOrdersThatAreTheirOwnAncestorsOnce() {
        Table tree = tree("A,B,A1,1,BUY,NEW,6700,1,0,1", "B,A,A1,1,BUY,NEW,6700,1,0,1");
        assertEquals(2, tree.rowCount());
    }

    @Test
    void showsEveryParentAndChildOfTheDemo() {
        try (DemoDesk desk = DemoDesk.seed(4)) {
            Table tree = desk.analytics.tree(desk.tt.ledger.orders());
            List<Order> children = desk.world().workingOrders().stream()
                    .filter(order -> !order.parentId().isEmpty())
                    .toList();
            assertEquals(
                    children.stream().map(Order::id).collect(Collectors.toSet()),
                    tree.where(tree.intColumn("level").isEqualTo(1))
                            .stringColumn("orderId")
                            .asSet());
            assertEquals(
                    children.stream().map(Order::parentId).collect(Collectors.toSet()),
                    tree.where(tree.intColumn("level").isEqualTo(0))
                            .stringColumn("orderId")
                            .asSet());
            assertTrue(children.size() > 5);
        }
    }
}
