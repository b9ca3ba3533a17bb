package io.ttlab.shell;

import io.ttlab.shell.Libraries.Repository;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.aether.repository.AuthenticationSelector;
import org.eclipse.aether.repository.MirrorSelector;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.ProxySelector;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What a user's {@code settings.xml} says about where to fetch from: mirrors, credentials, proxies, the local repository,
 * and the repositories of active profiles. Immutable.
 */
final class MavenSettings {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?:env\\.(\\w+)|([\\w.]+))}");

    private final @Nullable Element root;

    private MavenSettings(@Nullable Element root) {
        this.root = root;
    }

    /** Reads the file; one that is not there says nothing. */
    static MavenSettings read(Path file) {
        if (!Files.isRegularFile(file)) {
            return new MavenSettings(null);
        }
        try {
            return new MavenSettings(xml(Files.readString(file)));
        } catch (IOException | SAXException e) {
            throw new IllegalArgumentException(
                    "Maven's '" + file + "' cannot be read: "
                            + String.valueOf(e.getMessage()).replaceFirst("\\.$", "") + ".",
                    e);
        }
    }

    /** Parses a document without fetching anything that it refers to. */
    static Element xml(String text) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This JVM cannot read XML safely", e);
        }
    }

    Path localRepository(Path otherwise) {
        String set = root == null ? "" : text(root, "localRepository");
        return set.isEmpty() ? otherwise : Path.of(set);
    }

    MirrorSelector mirrors() {
        DefaultMirrorSelector selector = new DefaultMirrorSelector();
        for (Element mirror : all("mirrors", "mirror")) {
            selector.add(
                    text(mirror, "id"),
                    text(mirror, "url"),
                    "default",
                    false,
                    text(mirror, "blocked").equals("true"),
                    text(mirror, "mirrorOf"),
                    "");
        }
        return selector;
    }

    AuthenticationSelector authentication() {
        DefaultAuthenticationSelector selector = new DefaultAuthenticationSelector();
        for (Element server : all("servers", "server")) {
            selector.add(
                    text(server, "id"),
                    new AuthenticationBuilder()
                            .addUsername(text(server, "username"))
                            .addPassword(text(server, "password"))
                            .build());
        }
        return selector;
    }

    ProxySelector proxies() {
        DefaultProxySelector selector = new DefaultProxySelector();
        for (Element proxy : all("proxies", "proxy")) {
            if (!text(proxy, "active").equals("false")) {
                String user = text(proxy, "username");
                var login = user.isEmpty()
                        ? null
                        : new AuthenticationBuilder()
                                .addUsername(user)
                                .addPassword(text(proxy, "password"))
                                .build();
                String protocol = text(proxy, "protocol").isEmpty() ? "http" : text(proxy, "protocol");
                int port = text(proxy, "port").isEmpty() ? 8080 : Integer.parseInt(text(proxy, "port"));
                selector.add(new Proxy(protocol, text(proxy, "host"), port, login), text(proxy, "nonProxyHosts"));
            }
        }
        return selector;
    }

    /** The repositories of the profiles that are active by default or by name. */
    List<Repository> repositories() {
        Set<String> active = new HashSet<>();
        all("activeProfiles", "activeProfile")
                .forEach(each -> active.add(each.getTextContent().strip()));
        List<Repository> found = new ArrayList<>();
        for (Element profile : all("profiles", "profile")) {
            boolean byDefault = children(profile, "activation").stream()
                    .anyMatch(activation -> text(activation, "activeByDefault").equals("true"));
            if (byDefault || active.contains(text(profile, "id"))) {
                for (Element list : children(profile, "repositories")) {
                    children(list, "repository")
                            .forEach(each -> found.add(new Repository(text(each, "id"), text(each, "url"))));
                }
            }
        }
        return found;
    }

    private List<Element> all(String list, String item) {
        List<Element> found = new ArrayList<>();
        if (root != null) {
            children(root, list).forEach(each -> found.addAll(children(each, item)));
        }
        return found;
    }

    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** The text of the first such child, {@code ${env.X}} and system properties filled in; empty where there is none. */
    static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        String text = found.isEmpty() ? "" : found.get(0).getTextContent().strip();
        return VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(Objects.requireNonNullElse(
                        match.group(1) != null ? System.getenv(match.group(1)) : System.getProperty(match.group(2)),
                        match.group())));
    }
}
