package io.ttlab.cli;

import io.ttlab.client.Environment;
import io.ttlab.client.Gateway;
import io.ttlab.client.Profile;
import io.ttlab.client.Profiles;
import io.ttlab.client.Settings;
import io.ttlab.client.SettingsReader;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ttlab login} and {@code logout}: a key and secret, tried before they are stored for their owner's eyes alone. */
final class LoginCall {
    private final @Nullable Console console = Terminals.input() ? System.console() : null;
    private final BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private LoginCall() {}

    /** Asks for what is missing, tries it at the gateway, stores it; returns the exit status. */
    static int login(GlobalOptions globals) {
        try {
            return new LoginCall().ask(globals);
        } catch (IOException unreadable) {
            System.err.println("ttlab: cannot read the answer: " + unreadable.getMessage() + ". Nothing was stored.");
            return 1;
        }
    }

    private int ask(GlobalOptions globals) throws IOException {
        String named = globals.environment() == null ? System.getenv("TT_ENV") : globals.environment();
        Environment environment =
                Environment.parse(named == null || named.isBlank() ? line("Environment (uat, sim or live): ") : named);
        if (environment == Environment.DEMO) {
            throw new UsageException("The demo needs no key. Log in to uat, sim or live: ttlab login --env uat");
        }
        // Not shown either: the whole string holds the secret.
        String key = secret("Key (or the whole key:secret string that TT Setup shows): ");
        String secret = key.contains(":") ? key : secret("Secret: ");
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("TT_API_KEY", key);
        variables.put("TT_API_SECRET", secret);
        Settings settings = new SettingsReader(variables).read(environment.label(), null);
        Gateway gateway = new Gateway(settings);
        gateway.fetchToken();
        String user = gateway.tokens().userId();
        SettingsReader reader = new SettingsReader(System.getenv());
        String profile = profile(globals, environment, reader.profiles());
        Path file = reader.profiles()
                .store(new Profile(
                        profile,
                        environment,
                        settings.apiKey(),
                        settings.apiSecret(),
                        settings.baseUrl().equals(Settings.TT_GATEWAY)
                                ? ""
                                : settings.baseUrl().toString(),
                        variable("TT_APP"),
                        variable("TT_COMPANY"),
                        variable("TT_RATE"),
                        variable("TT_ZONE"),
                        false));
        System.out.println("The key " + settings.apiKey() + " works on " + environment.label()
                + (user.isEmpty() ? "" : " for user " + user) + ". Stored as profile '" + profile + "' in " + file
                + ".");
        System.out.println(
                profile.equals(Profiles.DEFAULT) && environment != Environment.LIVE
                        ? "Start with: ttlab"
                        : "Start with: ttlab --env " + environment.label()
                                + (profile.equals(environment.label()) || profile.equals(Profiles.DEFAULT)
                                        ? ""
                                        : " --profile " + profile));
        return 0;
    }

    /** The first profile is the default one, others have the name of their environment, unless a name is given. */
    private static String profile(GlobalOptions globals, Environment environment, Profiles profiles) {
        if (globals.profile() != null) {
            return globals.profile();
        }
        if (environment == Environment.LIVE) {
            return environment.label();
        }
        boolean first = !profiles.exists(Profiles.DEFAULT)
                || profiles.load(Profiles.DEFAULT).environment() == environment;
        return first ? Profiles.DEFAULT : environment.label();
    }

    /** Deletes a stored profile; returns the exit status. */
    static int logout(GlobalOptions globals) {
        Profiles profiles = new SettingsReader(System.getenv()).profiles();
        String name = named(globals, profiles);
        if (!profiles.delete(name)) {
            System.err.println("ttlab: there is no profile '" + name + "'."
                    + (profiles.names().isEmpty() ? "" : " There are: " + String.join(", ", profiles.names()) + "."));
            return 1;
        }
        System.out.println("Deleted profile '" + name
                + "'. The key itself lives on: delete it in TT Setup where it is not needed.");
        return 0;
    }

    /** An environment without a profile of its name means the default profile, where that is of this environment. */
    private static String named(GlobalOptions globals, Profiles profiles) {
        if (globals.profile() != null) {
            return globals.profile();
        }
        if (globals.environment() == null) {
            return Profiles.DEFAULT;
        }
        Environment environment = Environment.parse(globals.environment());
        boolean isDefault = !profiles.exists(environment.label())
                && profiles.exists(Profiles.DEFAULT)
                && profiles.load(Profiles.DEFAULT).environment() == environment;
        return isDefault ? Profiles.DEFAULT : environment.label();
    }

    private String line(String prompt) throws IOException {
        String answer = console == null ? piped(prompt) : console.readLine("%s", prompt);
        return required(answer, prompt);
    }

    private String secret(String prompt) throws IOException {
        if (console == null) {
            return required(piped(prompt), prompt);
        }
        char[] typed = console.readPassword("%s", prompt);
        return required(typed == null ? null : new String(typed), prompt);
    }

    private @Nullable String piped(String prompt) throws IOException {
        System.err.print(prompt);
        String answer = lines.readLine();
        System.err.println();
        return answer;
    }

    private static String required(@Nullable String answer, String prompt) {
        if (answer == null || answer.isBlank()) {
            throw new UsageException("No answer to '" + prompt.strip() + "'. Nothing was stored.");
        }
        return answer.strip();
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value.strip();
    }
}
