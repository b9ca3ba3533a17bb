package io.ttlab.display;

import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code jvm-repr} convention by which libraries register rich forms of their types, reached by reflection because it
 * is not on Maven Central: {@code jupyter.Displayers.display(value)} returns texts by MIME type.
 */
final class JvmRepr {

    private JvmRepr() {}

    /** Returns the registered forms, none where the user has brought no such library. */
    static Map<String, String> forms(Object value) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Object forms;
        try {
            Class<?> displayers = Class.forName("jupyter.Displayers", true, loader);
            forms = displayers.getMethod("display", Object.class).invoke(null, value);
        } catch (ClassNotFoundException e) {
            return Map.of();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "The jvm-repr displayer of " + value.getClass().getName() + " failed: " + e.getCause(),
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The jupyter.Displayers on the class path is not jvm-repr's: " + e, e);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        if (forms instanceof Map<?, ?> map) {
            map.forEach((type, text) -> texts.put(String.valueOf(type), String.valueOf(text)));
        }
        // What nobody registered comes back as the convention's last resort, its toString(): our own text says more.
        return texts.equals(Map.of(MimeBundle.TEXT, String.valueOf(value))) ? Map.of() : texts;
    }
}
