package io.ttlab.jupyter;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs and checks messages with the connection's key, and remembers the signatures it has accepted. Thread-safe.
 *
 * <p>An empty key means that messages are not signed; then every signature is accepted.
 */
final class Signer {
    /** How many accepted signatures are kept to recognise a replay; the oldest go first. */
    static final int REMEMBERED = 16_384;

    private final @Nullable Mac mac;
    /** The first 64 bits of each: nobody without the key can make another message's begin like that. */
    private final Set<Long> seen = new LinkedHashSet<>();

    /**
     * @param scheme {@code hmac-sha256} or another hash that this JVM has
     * @throws IllegalArgumentException when the JVM lacks the hash
     */
    Signer(String scheme, String key) {
        this.mac = key.isEmpty() ? null : mac(scheme, key);
    }

    private static Mac mac(String scheme, String key) {
        String algorithm = "Hmac"
                + scheme.substring("hmac-".length())
                        .toUpperCase(Locale.ROOT)
                        .replace("-", "")
                        .replace("SHA3_", "SHA3-");
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalArgumentException("signature_scheme \"" + scheme + "\" is not available in this JVM", e);
        }
    }

    /** The signature of the frames as lower-case hex, empty without a key. */
    synchronized byte[] sign(List<byte[]> frames) {
        if (mac == null) {
            return new byte[0];
        }
        // An earlier attempt may have ended half way, for want of memory.
        mac.reset();
        frames.forEach(mac::update);
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the signature is that of the frames, compared in constant time. */
    boolean verifies(byte[] signature, List<byte[]> frames) {
        return mac == null || MessageDigest.isEqual(sign(frames), signature);
    }

    /** Whether a verified signature is new; a second sight of it is a replay. */
    synchronized boolean accept(byte[] signature) {
        if (mac == null) {
            return true;
        }
        String start = new String(signature, 0, Long.BYTES * 2, StandardCharsets.US_ASCII);
        if (!seen.add(Long.parseUnsignedLong(start, 16))) {
            return false;
        }
        if (seen.size() > REMEMBERED) {
            var oldest = seen.iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }
}
