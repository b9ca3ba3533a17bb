package io.ttlab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Secrets, what takes them out of texts, and request ids. */
class SecretsTest {
    @Test
    void printsASecretAsItsLastFourCharacters() {
        assertEquals("****5555", Secret.of(Sample.SECRET).toString());
        assertEquals("****6789", Secret.of("123456789").toString());
        assertEquals("****", Secret.of("12345678").toString());
        assertEquals("****", Secret.of("").toString());
        assertEquals("[****5555]", List.of(Secret.of(Sample.SECRET)).toString());
        assertEquals("s: ****5555", String.format(Locale.ROOT, "s: %s", Secret.of(Sample.SECRET)));
    }

    @Test
    void comparesSecretsByTheirText() {
        assertEquals(Secret.of("abc"), Secret.of("abc"));
        assertEquals(Secret.of("abc").hashCode(), Secret.of("abc").hashCode());
        assertNotEquals(Secret.of("abc"), Secret.of("abd"));
        assertNotEquals(Secret.of("abc"), (Object) "abc");
    }

    @Test
    void hidesSecretsInSettings() {
        String text =
                Sample.settings(Settings.TT_GATEWAY, Sample.KEY, Sample.SECRET).toString();

        assertTrue(text.contains("apiSecret=****5555"), text);
        assertFalse(text.contains(Sample.SECRET));
    }

    @Test
    void takesKnownSecretsOutInAnySpelling() {
        Redactor redactor = new Redactor();
        redactor.hide("Se+cret/Number=1");

        assertEquals("a ****er=1 b", redactor.clean("a Se+cret/Number=1 b"));
        assertEquals("a ****er=1 b", redactor.clean("a SE+CRET/NUMBER=1 b"));
        assertEquals("a ****%3D1 b", redactor.clean("a Se%2Bcret%2FNumber%3D1 b"));
        assertEquals("****er=1****er=1", redactor.clean("Se+cret/Number=1Se+cret/Number=1"));
    }

    @Test
    void takesOutWhatLooksLikeATokenThoughNobodyKnowsIt() {
        Redactor redactor = new Redactor();

        assertEquals("x ****", redactor.clean("x eyJhbGciOiJIUzI1NiJ9.eyJpZCI6IDQyfQ.c2ln"));
        assertEquals("x ****", redactor.clean("x eyJhbGciOiJIUzI1NiJ9.eyJpZ"));
        assertEquals("'Bearer ****'", redactor.clean("'Bearer 0123456789abcdef'"));
        assertEquals("authorization: bearer ****", redactor.clean("authorization: bearer 0123456789abcdef"));
        assertEquals("Bearer ****cdef", redactor.clean("Bearer ****cdef"));
        assertEquals("the bearer of news", redactor.clean("the bearer of news"));
    }

    @Test
    void doesNotHideTextsThatAreTooShortToBeSecrets() {
        Redactor redactor = new Redactor();
        redactor.hide("abc");
        redactor.hide("");

        assertEquals("abcabc", redactor.clean("abcabc"));
    }

    @Test
    void makesOnePrintableLine() {
        Redactor redactor = new Redactor();

        assertEquals("a b c d", redactor.line(" a\tb\r\n c\u0000\u001b d ", 80));
        assertEquals("[31mred", redactor.line("\u001b[31mred", 80));
        assertEquals("abc…", redactor.line("abcdef", 4));
        assertEquals("abcd", redactor.line("abcd", 4));
    }

    @Test
    void makesRequestIdsAsTtAsksForThem() {
        UUID guid = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

        assertEquals(
                "ttlab-desk--01234567-89ab-cdef-0123-456789abcdef", new RequestIds("ttlab", "desk", () -> guid).next());
        assertEquals(
                "My_App_1.2-Acme___Co_--01234567-89ab-cdef-0123-456789abcdef",
                new RequestIds("My App 1.2", "Acme & Co;", () -> guid).next());
        assertEquals("_-_--" + guid, new RequestIds("", " ", () -> guid).next());
        assertEquals("____-B_ro--" + guid, new RequestIds("株式会社", "Büro", () -> guid).next());
    }

    @Test
    void leavesNoCharacterInARequestIdThatTtForbids() {
        String forbidden = " $&+,/:;=?@\"<>#%{}|\\^~[]`-\u0000\u007fé";
        String id = new RequestIds("a" + forbidden + "b", forbidden).next();

        assertTrue(id.matches("[A-Za-z0-9_.]+-[A-Za-z0-9_.]+--[0-9a-f-]{36}"), id);
    }

    @Test
    void makesANewRequestIdEachTime() {
        RequestIds ids = new RequestIds("ttlab", "desk");

        assertNotEquals(ids.next(), ids.next());
    }
}
