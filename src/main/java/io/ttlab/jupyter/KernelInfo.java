package io.ttlab.jupyter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the kernel says about itself. */
final class KernelInfo {
    private KernelInfo() {}

    /** The content of a {@code kernel_info_reply}. */
    static Map<String, @Nullable Object> content() {
        String java = Runtime.version().toString();
        return Json.map(
                "status",
                "ok",
                "protocol_version",
                Codec.PROTOCOL_VERSION,
                "implementation",
                "ttlab",
                "implementation_version",
                version(),
                "language_info",
                Json.map(
                        "name", "java",
                        "version", java,
                        "mimetype", "text/x-java",
                        "file_extension", ".jsh",
                        "pygments_lexer", "java",
                        "codemirror_mode", "text/x-java",
                        "nbconvert_exporter", "script"),
                "banner",
                "TT Lab " + version() + " on Java " + java
                        + "\ntt.help() shows what tt can do, /help the commands, Tab completes.",
                "debugger",
                false,
                "help_links",
                List.of(
                        Json.map("text", "TT REST API", "url", "https://library.tradingtechnologies.com/tt-rest/v2/"),
                        Json.map("text", "Tablesaw", "url", "https://jtablesaw.github.io/tablesaw/"),
                        Json.map("text", "Java", "url", "https://docs.oracle.com/en/java/javase/17/docs/api/")),
                "supported_features",
                List.of());
    }

    static String version() {
        return Objects.requireNonNullElse(KernelInfo.class.getPackage().getImplementationVersion(), "development");
    }
}
