package io.ttlab.client;

import io.ttlab.client.TtException.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings from options, environment variables and profiles, in that order of precedence, and falls back to the
 * demo gateway. Confine to one thread.
 *
 * <p>{@code live} is never a default: an option, {@code TT_ENV} or a profile asked for by name must say it.
 */
public final class SettingsReader {
    /** What a key or a secret looks like, in case one was pasted where it does not belong. */
    private static final Pattern GUID = Pattern.compile("(?i)[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}");

    private static final double FREE_PLAN_REQUESTS_PER_SECOND = 3;

    private final Map<String, String> variables;
    private final Path home;
    private final Profiles profiles;

    /** Creates a reader of these environment variables; {@code TTLAB_HOME} names the folder of the profiles. */
    public SettingsReader(Map<String, String> variables) {
        this.variables = variables;
        this.home = home(variables);
        this.profiles = new Profiles(home.resolve("profiles"));
    }

    /** Returns the folder of profiles, history and cache: {@code TTLAB_HOME}, or {@code .ttlab} in the user's own. */
    public static Path home(Map<String, String> variables) {
        String named = variables.getOrDefault("TTLAB_HOME", "").strip();
        return named.isEmpty() ? Path.of(System.getProperty("user.home"), ".ttlab") : Path.of(named);
    }

    /** Returns the stored profiles. */
    public Profiles profiles() {
        return profiles;
    }

    /**
     * Reads the settings; {@code null} options were not given.
     *
     * @throws TtException of kind SETTINGS, naming the variable, option or file and the fix
     */
    public Settings read(@Nullable String environmentOption, @Nullable String profileOption) {
        Environment named = named(environmentOption);
        Credentials fromVariables = profileOption == null ? credentials() : null;
        Profile profile = fromVariables != null || named == Environment.DEMO ? null : profile(profileOption, named);
        Environment environment = environment(environmentOption, named, profile, profileOption, fromVariables);
        String baseText = variable("TT_BASE_URL");
        Credentials credentials = fromVariables != null
                ? fromVariables
                : profile != null ? new Credentials(profile.key(), profile.secret()) : null;
        boolean demoGateway =
                environment == Environment.DEMO && (credentials == null || baseText == null && profile == null);
        if (demoGateway && baseText != null) {
            throw new TtException(
                    Kind.SETTINGS,
                    "TT_BASE_URL is set, but there is no key to go with it. Set TT_API_KEY and TT_API_SECRET too,"
                            + " or unset TT_BASE_URL to use the demo gateway.");
        }
        if (!demoGateway && credentials == null) {
            throw new TtException(
                    Kind.SETTINGS,
                    "No key for " + environment.label()
                            + ". Set TT_API_KEY and TT_API_SECRET, or store them with 'ttlab login --env "
                            + environment.label() + "'.");
        }
        URI baseUrl = baseText != null
                ? baseUrl(baseText, "TT_BASE_URL")
                : profile != null && !profile.baseUrl().isEmpty()
                        ? baseUrl(profile.baseUrl(), "base_url of profile '" + profile.name() + "'")
                        : Settings.TT_GATEWAY;
        return new Settings(
                environment,
                demoGateway ? URI.create("http://127.0.0.1") : baseUrl,
                credentials == null || demoGateway ? Secret.of("") : credentials.key(),
                credentials == null || demoGateway ? Secret.of("") : credentials.secret(),
                text("TT_APP", profile == null ? "" : profile.app(), "ttlab"),
                text("TT_COMPANY", profile == null ? "" : profile.company(), "desk"),
                rate(profile, demoGateway),
                zone(profile),
                home,
                profile == null ? "" : profile.name(),
                profile != null && profile.allowWrites(),
                demoGateway);
    }

    private @Nullable Environment named(@Nullable String option) {
        if (option != null) {
            return Environment.parse(option);
        }
        String text = variable("TT_ENV");
        return text == null ? null : Environment.parse(text);
    }

    private Environment environment(
            @Nullable String option,
            @Nullable Environment named,
            @Nullable Profile profile,
            @Nullable String profileOption,
            @Nullable Credentials fromVariables) {
        if (profile == null) {
            return named != null ? named : fromVariables != null ? Environment.UAT : Environment.DEMO;
        }
        boolean variableOnly = option == null && profileOption != null;
        if (named != null && !variableOnly && profile.environment() != named) {
            throw new TtException(
                    Kind.SETTINGS,
                    "Profile '" + profile.name() + "' is for "
                            + profile.environment().label() + ", not for "
                            + named.label() + ". Choose another with --profile, or store one with 'ttlab login --env "
                            + named.label() + "'.");
        }
        if (profile.environment() == Environment.LIVE && named != Environment.LIVE && profileOption == null) {
            throw new TtException(
                    Kind.SETTINGS,
                    "Profile '" + profile.name()
                            + "' is for live, which is never a default. Say --env live, or choose another profile.");
        }
        return profile.environment();
    }

    private @Nullable Profile profile(@Nullable String option, @Nullable Environment named) {
        if (option != null) {
            return profiles.load(option);
        }
        if (named != null && profiles.exists(named.label())) {
            return profiles.load(named.label());
        }
        if (!profiles.exists(Profiles.DEFAULT)) {
            return null;
        }
        Profile profile = profiles.load(Profiles.DEFAULT);
        return named == null || profile.environment() == named ? profile : null;
    }

    private record Credentials(Secret key, Secret secret) {}

    private @Nullable Credentials credentials() {
        String key = variable("TT_API_KEY");
        String secret = variable("TT_API_SECRET");
        if (key == null && secret == null) {
            return null;
        }
        String[] whole = halves(secret) != null ? halves(secret) : halves(key);
        if (key != null && halves(key) == null && halves(secret) != null && !halves(secret)[0].equals(key)) {
            throw new TtException(
                    Kind.SETTINGS,
                    "TT_API_SECRET holds a whole 'key:secret' string whose key is not the one in TT_API_KEY."
                            + " Set both from the same key in TT Setup.");
        }
        if (whole != null) {
            return new Credentials(Secret.of(whole[0]), Secret.of(whole[1]));
        }
        if (key == null) {
            throw new TtException(
                    Kind.SETTINGS,
                    "TT_API_SECRET is set, but TT_API_KEY is not. Set TT_API_KEY to the part before the colon of the"
                            + " string that TT Setup shows.");
        }
        if (secret == null) {
            throw new TtException(
                    Kind.SETTINGS,
                    "TT_API_KEY is set, but TT_API_SECRET is not. Set TT_API_SECRET to the secret, or to the whole"
                            + " 'key:secret' string that TT Setup shows.");
        }
        return new Credentials(Secret.of(key), Secret.of(secret));
    }

    private static String @Nullable [] halves(@Nullable String text) {
        int colon = text == null ? -1 : text.indexOf(':');
        return text == null || colon <= 0 || colon == text.length() - 1
                ? null
                : new String[] {text.substring(0, colon), text.substring(colon + 1)};
    }

    private @Nullable String variable(String name) {
        String value = variables.get(name);
        String text = value == null ? "" : value.strip();
        if (text.length() > 1
                && (text.startsWith("\"") && text.endsWith("\"") || text.startsWith("'") && text.endsWith("'"))) {
            text = text.substring(1, text.length() - 1).strip();
        }
        if (!text.chars().allMatch(c -> c > 0x20 && c < 0x7f) && name.startsWith("TT_API")) {
            throw new TtException(
                    Kind.SETTINGS,
                    name + " holds a space or a character that no key has. Copy it again from TT Setup.");
        }
        return text.isEmpty() ? null : text;
    }

    private String text(String name, String fromProfile, String otherwise) {
        String value = variable(name);
        return value != null ? value : fromProfile.isEmpty() ? otherwise : fromProfile;
    }

    /** Names where a setting was read: the variable where there is one, else the line of the profile. */
    private String where(String variable, String line, @Nullable Profile profile) {
        return variable(variable) != null || profile == null
                ? variable
                : "'" + line + "' of profile '" + profile.name() + "'";
    }

    private double rate(@Nullable Profile profile, boolean demoGateway) {
        String text = text("TT_RATE", profile == null ? "" : profile.rate(), "");
        if (text.isEmpty()) {
            return demoGateway ? 0 : FREE_PLAN_REQUESTS_PER_SECOND;
        }
        try {
            double rate = Double.parseDouble(text);
            if (rate > 0 && rate <= 1000) {
                return rate;
            }
        } catch (NumberFormatException notANumber) {
            // told below, together with numbers out of range
        }
        throw new TtException(
                Kind.SETTINGS,
                where("TT_RATE", "rate", profile) + " is '" + text
                        + "', which is no rate. Say the requests a second of your plan: 3 (free), 5, 10 or" + " 25.");
    }

    private ZoneId zone(@Nullable Profile profile) {
        String text = text("TT_ZONE", profile == null ? "" : profile.zone(), "");
        try {
            return text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new TtException(
                    Kind.SETTINGS,
                    where("TT_ZONE", "zone", profile) + " is '" + text + "', which is no time zone."
                            + Nearest.sentence(text, ZoneId.getAvailableZoneIds())
                            + " Say one like America/Chicago, Europe/London or UTC.");
        }
    }

    /** Reads a base URL: https, or plain http to a loopback address, with no query and no service in its path. */
    static URI baseUrl(String text, String where) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException notAUri) {
            throw unusable(text, where, "is not a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
            throw unusable(text, where, "is not a URL");
        }
        if (scheme.equals("http") && !Redirects.isLoopback(uri.getHost())) {
            throw unusable(
                    text, where, "would send the key and secret in the clear: plain http goes to this machine only");
        }
        if (uri.getUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw unusable(uri.getHost(), where, "holds more than a host and port");
        }
        String path = uri.getPath() == null ? "" : uri.getPath();
        if (path.matches("(?i).*/(tt(id|pds|ledger|monitor|account|user|setup))(/.*)?")
                || path.matches(".*/ext_\\w+.*")) {
            throw unusable(text, where, "holds a service or environment, which every call adds by itself");
        }
        return uri;
    }

    private static TtException unusable(String text, String where, String why) {
        return new TtException(
                Kind.SETTINGS,
                where + " '" + GUID.matcher(text).replaceAll("****") + "' " + why
                        + ". Say the scheme and host alone, like " + Settings.TT_GATEWAY + ".");
    }
}
