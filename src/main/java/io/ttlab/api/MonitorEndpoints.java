package io.ttlab.api;

import io.ttlab.schema.Schema;
import java.util.List;

/** The endpoints of {@code ttmonitor}: positions, credit, start-of-day records, and the two that write. */
final class MonitorEndpoints {

    static final Endpoint POSITION = endpoint(
            "position",
            "position",
            List.of("accountIds", "scaleQty", "includeSpreadPositions"),
            List.of("positions"),
            Paging.KEY,
            MonitorFields.POSITIONS,
            List.of("accountId", "instrumentId"),
            "Positions with P&L, by account and instrument.");
    static final Endpoint ACCOUNT_POSITION = endpoint(
            "position",
            "position/{id}",
            List.of("scaleQty", "includeSpreadPositions"),
            List.of("positions"),
            Paging.KEY,
            MonitorFields.POSITIONS,
            List.of("accountId", "instrumentId"),
            "Positions of one account.");
    static final Endpoint PRODUCT_POSITION = endpoint(
            "productPosition",
            "productposition",
            List.of("accountIds", "scaleQty"),
            List.of("productPositions", "productposition", "positions"),
            Paging.KEY,
            MonitorFields.PRODUCT_POSITIONS,
            List.of("accountId", "productId"),
            "Positions by account and product.");
    static final Endpoint ACCOUNT_PRODUCT_POSITION = endpoint(
            "productPosition",
            "productposition/{id}",
            List.of("scaleQty"),
            List.of("productPositions", "productposition", "positions"),
            Paging.KEY,
            MonitorFields.PRODUCT_POSITIONS,
            List.of("accountId", "productId"),
            "Positions of one account by product.");
    static final Endpoint PRODUCT_FAMILY_POSITION = endpoint(
            "productFamilyPosition",
            "productfamilyposition",
            List.of("accountIds", "scaleQty"),
            List.of("productFamilyPositions", "productfamilyposition", "positions"),
            Paging.KEY,
            MonitorFields.PRODUCT_FAMILY_POSITIONS,
            List.of("accountId", "productFamilyId"),
            "Positions by account and product family.");
    static final Endpoint ACCOUNT_PRODUCT_FAMILY_POSITION = endpoint(
            "productFamilyPosition",
            "productfamilyposition/{id}",
            List.of("scaleQty"),
            List.of("productFamilyPositions", "productfamilyposition", "positions"),
            Paging.KEY,
            MonitorFields.PRODUCT_FAMILY_POSITIONS,
            List.of("accountId", "productFamilyId"),
            "Positions of one account by product family.");
    static final Endpoint CREDIT_UTILIZATION = endpoint(
            "creditUtilization",
            "creditutilization",
            List.of("accountId", "includeProductPos"),
            List.of("creditUtilization", "creditutilization"),
            Paging.KEY,
            MonitorFields.CREDIT,
            List.of(),
            "How much of its credit an account uses.");
    static final Endpoint SOD = endpoint(
            "sod",
            "sod/{id}",
            List.of(),
            List.of("sod", "sods"),
            Paging.KEY,
            MonitorFields.SOD,
            List.of(),
            "Positions of an account at the start of the day.");
    static final Endpoint SOD_UPLOAD_STATUS = endpoint(
            "sodUpload",
            "sod/upload/{id}",
            List.of(),
            List.of("rows", "results", "upload"),
            Paging.NONE,
            MonitorFields.SOD_UPLOAD,
            List.of(),
            "How far an upload of start-of-day records is, and which rows were refused.");
    static final Endpoint UPLOAD_SOD = endpoint(
            "uploadSod",
            "sod/upload",
            List.of(),
            List.of(),
            Paging.UPLOAD,
            MonitorFields.SOD_UPLOAD,
            List.of(),
            "Uploads a file of start-of-day records; returns the rows that were refused.");
    static final Endpoint ADMIN_FILL = endpoint(
            "adminFill",
            "adminfill",
            List.of(),
            List.of(),
            Paging.TWENTIES,
            MonitorFields.ADMIN_FILL,
            List.of(),
            "Enters fills by hand; returns a row per fill with its result.");

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

    private static Endpoint endpoint(
            String name,
            String path,
            List<String> parameters,
            List<String> keys,
            Paging paging,
            Schema schema,
            List<String> identity,
            String doc) {
        return new Endpoint("monitor." + name, "ttmonitor", path, parameters, keys, paging, schema, identity, doc);
    }
}
