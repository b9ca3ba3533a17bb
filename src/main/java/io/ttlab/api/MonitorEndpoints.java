package io.ttlab.api;

import io.ttlab.schema.Schema;
import java.util.List;

/** The endpoints of {@code ttmonitor}: positions, credit, start-of-day records, and the two that write. */
final class MonitorEndpoints {
    static final Endpoint POSITION = monitor("position", MonitorFields.POSITIONS)
            .takes("accountIds", "scaleQty", "includeSpreadPositions")
            .under("positions")
            .paged(Paging.KEY)
            .knownBy("accountId", "instrumentId")
            .gives("Positions with P&L, by account and instrument.");
    static final Endpoint ACCOUNT_POSITION = ofOneAccount(POSITION, "Positions of one account.");
    static final Endpoint PRODUCT_POSITION = monitor("productPosition", MonitorFields.PRODUCT_POSITIONS)
            .takes("accountIds", "scaleQty")
            .under("productPositions", "productposition", "positions")
            .paged(Paging.KEY)
            .knownBy("accountId", "productId")
            .gives("Positions by account and product.");
    static final Endpoint ACCOUNT_PRODUCT_POSITION =
            ofOneAccount(PRODUCT_POSITION, "Positions of one account by product.");
    static final Endpoint PRODUCT_FAMILY_POSITION = monitor(
                    "productFamilyPosition", MonitorFields.PRODUCT_FAMILY_POSITIONS)
            .takes("accountIds", "scaleQty")
            .under("productFamilyPositions", "productfamilyposition", "positions")
            .paged(Paging.KEY)
            .knownBy("accountId", "productFamilyId")
            .gives("Positions by account and product family.");
    static final Endpoint ACCOUNT_PRODUCT_FAMILY_POSITION =
            ofOneAccount(PRODUCT_FAMILY_POSITION, "Positions of one account by product family.");
    static final Endpoint CREDIT_UTILIZATION = monitor("creditUtilization", MonitorFields.CREDIT)
            .takes("accountId", "includeProductPos")
            .under("creditUtilization", "creditutilization")
            .paged(Paging.KEY)
            .gives("How much of its credit an account uses.");
    static final Endpoint SOD = monitor("sod", MonitorFields.SOD)
            .at("sod/{id}")
            .under("sod", "sods")
            .paged(Paging.KEY)
            .gives("Positions of an account at the start of the day.");
    static final Endpoint SOD_UPLOAD_STATUS = monitor("sodUpload", MonitorFields.SOD_UPLOAD)
            .at("sod/upload/{id}")
            .under("rows", "results", "upload")
            .gives("How far an upload of start-of-day records is, and which rows were refused.");
    static final Endpoint UPLOAD_SOD = monitor("uploadSod", MonitorFields.SOD_UPLOAD)
            .at("sod/upload")
            .under()
            .paged(Paging.UPLOAD)
            .gives("Uploads a file of start-of-day records; returns the rows that were refused.");
    static final Endpoint ADMIN_FILL = monitor("adminFill", MonitorFields.ADMIN_FILL)
            .under()
            .paged(Paging.TWENTIES)
            .gives("Enters fills by hand; returns a row per fill with its result.");

    static final List<Endpoint> ALL = List.of(
            POSITION,
            ACCOUNT_POSITION,
            PRODUCT_POSITION,
            ACCOUNT_PRODUCT_POSITION,
            PRODUCT_FAMILY_POSITION,
            ACCOUNT_PRODUCT_FAMILY_POSITION,
            CREDIT_UTILIZATION,
            SOD,
            SOD_UPLOAD_STATUS,
            UPLOAD_SOD,
            ADMIN_FILL);

    private MonitorEndpoints() {}

    private static Declaration monitor(String name, Schema schema) {
        return new Declaration("monitor", "ttmonitor", name, schema);
    }

    /** Returns the endpoint that answers the same of the account in its path. */
    private static Endpoint ofOneAccount(Endpoint all, String doc) {
        return new Endpoint(
                all.method(),
                all.service(),
                all.path() + "/{id}",
                all.parameters().stream()
                        .filter(name -> !name.equals("accountIds"))
                        .toList(),
                all.keys(),
                all.paging(),
                all.schema(),
                all.identity(),
                doc);
    }
}
