package io.ttlab.shell;

import io.ttlab.shell.Libraries.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The libraries and repositories that a {@code pom.xml}, or a fragment of one, names.
 *
 * @param coordinates {@code group:artifact:type:version} or {@code group:artifact:type:classifier:version}
 * @param repositories where it says to fetch from
 */
public record PomFile(List<String> coordinates, List<Repository> repositories) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([\\w.-]+)}");

    /**
     * Reads a whole pom or a fragment with {@code dependency} and {@code repository} elements.
     *
     * @param scopes the scopes whose libraries are wanted; one without a scope is of scope {@code compile}
     * @throws IllegalArgumentException when the text is no XML, or a version is not in it
     */
    public static PomFile read(String text, Set<String> scopes) {
        Element root;
        try {
            root = MavenSettings.xml(
                    text.strip().startsWith("<?") ? text.strip() : "<fragment>" + text + "</fragment>");
        } catch (IOException | SAXException e) {
            String reason = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            throw new IllegalArgumentException("This is no pom: " + reason + ".", e);
        }
        List<Element> projects = MavenSettings.children(root, "project");
        Element project = projects.isEmpty() ? root : projects.get(0);
        Map<String, String> properties = properties(project);
        List<String> coordinates = new ArrayList<>();
        for (Element each : found(project, "dependencies", "dependency")) {
            String scope = MavenSettings.text(each, "scope");
            if (scopes.contains(scope.isEmpty() ? "compile" : scope)) {
                coordinates.add(coordinate(each, properties));
            }
        }
        List<Repository> repositories = new ArrayList<>();
        for (Element each : found(project, "repositories", "repository")) {
            repositories.add(new Repository(MavenSettings.text(each, "id"), MavenSettings.text(each, "url")));
        }
        return new PomFile(coordinates, repositories);
    }

    private static Map<String, String> properties(Element project) {
        Map<String, String> values = new HashMap<>();
        values.put("project.version", MavenSettings.text(project, "version"));
        values.put("project.groupId", MavenSettings.text(project, "groupId"));
        for (Element list : MavenSettings.children(project, "properties")) {
            for (Node node = list.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element property) {
                    values.put(property.getTagName(), property.getTextContent().strip());
                }
            }
        }
        return values;
    }

    /** In their list, or loose in a fragment. */
    private static List<Element> found(Element project, String list, String item) {
        List<Element> items = new ArrayList<>(MavenSettings.children(project, item));
        MavenSettings.children(project, list).forEach(each -> items.addAll(MavenSettings.children(each, item)));
        return items;
    }

    private static String coordinate(Element dependency, Map<String, String> properties) {
        String name = filled(MavenSettings.text(dependency, "groupId"), properties) + ":"
                + filled(MavenSettings.text(dependency, "artifactId"), properties);
        String version = filled(MavenSettings.text(dependency, "version"), properties);
        if (version.isEmpty() || version.contains("${")) {
            throw new IllegalArgumentException("The pom does not say which version of " + name
                    + " it wants: a parent's management is not read. Write the version.");
        }
        String type = MavenSettings.text(dependency, "type");
        String classifier = MavenSettings.text(dependency, "classifier");
        return name + ":" + (type.isEmpty() ? "jar" : type) + (classifier.isEmpty() ? "" : ":" + classifier) + ":"
                + version;
    }

    private static String filled(String text, Map<String, String> properties) {
        return VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(properties.getOrDefault(match.group(1), match.group())));
    }
}
