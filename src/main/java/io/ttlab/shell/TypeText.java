package io.ttlab.shell;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * Writes the types that javac found, in full for source and short for show. Types that no variable can be declared of give
 * null: JShell has its own ways with those.
 */
final class TypeText {
    private final List<String> imports;
    private final boolean shown;
    private boolean ofSnippet;

    private TypeText(List<String> imports, boolean shown) {
        this.imports = imports;
        this.shown = shown;
    }

    /** A type's source and display texts; {@code ofSnippet} tells whether a class of the session is part of it. */
    record Texts(String source, String display, boolean ofSnippet) {}

    static @Nullable Texts of(TypeMirror type, List<String> imports) {
        TypeText full = new TypeText(imports, false);
        String source = full.text(type);
        String display = source == null ? null : new TypeText(imports, true).text(type);
        return display == null || source == null ? null : new Texts(source, display, full.ofSnippet);
    }

    private @Nullable String text(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return type.getKind().name().toLowerCase(java.util.Locale.ROOT);
        }
        return switch (type.getKind()) {
            case ARRAY -> {
                String component = text(((ArrayType) type).getComponentType());
                yield component == null ? null : component + "[]";
            }
            case DECLARED -> declared((DeclaredType) type);
            case WILDCARD -> wildcard((WildcardType) type);
            default -> null;
        };
    }

    private @Nullable String wildcard(WildcardType type) {
        TypeMirror bound = type.getExtendsBound() == null ? type.getSuperBound() : type.getExtendsBound();
        if (bound == null) {
            return "?";
        }
        String text = text(bound);
        return text == null ? null : (type.getExtendsBound() == null ? "? super " : "? extends ") + text;
    }

    private @Nullable String declared(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        String name = nameOf(element);
        if (name == null) {
            return null;
        }
        DeclaredType outer =
                type.getEnclosingType().getKind() == TypeKind.DECLARED ? (DeclaredType) type.getEnclosingType() : null;
        if (outer != null && !outer.getTypeArguments().isEmpty()) {
            return null;
        }
        StringBuilder result = new StringBuilder(name);
        String separator = "<";
        for (TypeMirror argument : type.getTypeArguments()) {
            String text = text(argument);
            if (text == null) {
                return null;
            }
            result.append(separator).append(text);
            separator = ",";
        }
        return separator.equals("<") ? name : result.append('>').toString();
    }

    private @Nullable String nameOf(TypeElement element) {
        if (element.getNestingKind() == NestingKind.ANONYMOUS || element.getNestingKind() == NestingKind.LOCAL) {
            return null;
        }
        String full = element.getQualifiedName().toString();
        if (full.startsWith(Snippets.PACKAGE + ".")) {
            ofSnippet = true;
            int end = full.indexOf('.', Snippets.PACKAGE.length() + 1);
            return end < 0 ? null : full.substring(end + 1);
        }
        String packageName = "";
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            if (each.getKind() == ElementKind.PACKAGE) {
                packageName = ((PackageElement) each).getQualifiedName().toString();
                break;
            }
            if (!each.getModifiers().contains(Modifier.PUBLIC)) {
                return null;
            }
        }
        boolean isShort = shown
                && (packageName.equals("java.lang") || imports.contains(full) || imports.contains(packageName + ".*"));
        return isShort && !packageName.isEmpty() ? full.substring(packageName.length() + 1) : full;
    }
}
