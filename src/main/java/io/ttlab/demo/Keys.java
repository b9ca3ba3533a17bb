package io.ttlab.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The application keys that the demo knows, one for each environment; obviously fake, and always the same. */
final class Keys {
    static final List<String> ENVIRONMENTS = List.of("ext_uat_cert", "ext_prod_sim", "ext_prod_live");

    private static final Map<String, String> KEYS = Map.of(
            "ext_uat_cert", "deadbeef-0000-4000-8000-000000000001",
            "ext_prod_sim", "deadbeef-0000-4000-8000-000000000002",
            "ext_prod_live", "deadbeef-0000-4000-8000-000000000003");
    private static final Map<String, String> SECRETS = Map.of(
            "ext_uat_cert", "5ec2e700-0000-4000-8000-000000000001",
            "ext_prod_sim", "5ec2e700-0000-4000-8000-000000000002",
            "ext_prod_live", "5ec2e700-0000-4000-8000-000000000003");

    private Keys() {}

    static String key(String environment) {
        return known(KEYS, environment);
    }

    static String secret(String environment) {
        return known(SECRETS, environment);
    }

    private static String known(Map<String, String> values, String environment) {
        return Optional.ofNullable(values.get(environment))
                .orElseThrow(() -> new IllegalArgumentException("The demo gateway serves no environment '" + environment
                        + "'. It serves " + String.join(", ", ENVIRONMENTS) + "."));
    }
}
