package daylight.reader.ground;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The edge between Daylight and what parsers do with hostile bytes: the one place that catches everything they
/// throw, and judges it.
public final class Hostile {
    /// Deeper chains of causes are cycles or jokes.
    private static final int CAUSES_MAX = 20;

    /// Class names, because the libraries that throw them are on the class path of one format each.
    private static final List<String> PASSWORD = List.of(
            "org.apache.tika.exception.EncryptedDocumentException",
            "org.apache.poi.EncryptedDocumentException",
            "org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException",
            "org.apache.commons.compress.PasswordRequiredException",
            "com.github.junrar.exception.UnsupportedRarEncryptedException",
            "com.healthmarketscience.jackcess.crypt.InvalidCredentialsException",
            "com.healthmarketscience.jackcess.crypt.InvalidCryptoConfigurationException");

    private static final List<String> NO_READER = List.of(
            "org.apache.tika.exception.UnsupportedFormatException",
            "org.apache.poi.OldFileFormatException",
            "org.apache.poi.hssf.OldExcelFormatException",
            "org.apache.poi.hslf.exceptions.OldPowerPointFormatException",
            "org.apache.poi.UnsupportedFileFormatException",
            "com.github.junrar.exception.UnsupportedRarV5Exception",
            "org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException");

    /// A dictionary that would take the worker's heap.
    private static final List<String> MEMORY = List.of("org.apache.commons.compress.MemoryLimitException");

    private Hostile() {}

    /// Code that may throw anything.
    @FunctionalInterface
    public interface Body {
        void run() throws Exception;
    }

    /// Run `body`.
    ///
    /// @return what it threw, for [#ending] to judge
    /// @throws OutOfMemoryError which no document of this worker survives
    /// @throws WalkOver as `body` threw it
    @SuppressWarnings("CatchAndPrintStackTrace")
    public static Optional<Throwable> thrownBy(Body body) {
        try {
            body.run();
            return Optional.empty();
        } catch (OutOfMemoryError | BrokenEmitter | WalkOver e) {
            throw e;
        } catch (Throwable e) {
            return Optional.of(e);
        }
    }

    /// Run `body`, whose failure costs the document a part: but a limit of the request ends all of it.
    ///
    /// @return whether it failed
    /// @throws LimitReached as `body` threw it
    public static boolean fails(Body body) {
        Optional<Throwable> thrown = thrownBy(body);
        if (thrown.orElse(null) instanceof LimitReached limit) {
            throw limit;
        }
        return thrown.isPresent();
    }

    /// Whether a password would have helped.
    public static boolean isLocked(Throwable thrown) {
        return chain(thrown).stream().anyMatch(cause -> isOneOf(PASSWORD, cause));
    }

    /// What a failure says of the document in which it happened.
    ///
    /// @param something whether text or members had come out of the document before
    public static Ending ending(Throwable thrown, boolean something) {
        List<Throwable> chain = chain(thrown);
        String detail = detail(chain);
        for (Throwable cause : chain) {
            if (cause instanceof LimitReached limit) {
                return new Ending(Verdict.PARTLY_READ, limit.reason(), "");
            }
        }
        for (Throwable cause : chain) {
            if (isOneOf(PASSWORD, cause)) {
                return something
                        ? new Ending(Verdict.PARTLY_READ, Reason.ENCRYPTED_PART, detail)
                        : new Ending(Verdict.ENCRYPTED, Reason.PASSWORD, detail);
            }
        }
        if (chain.stream().anyMatch(cause -> isOneOf(MEMORY, cause))) {
            return new Ending(something ? Verdict.PARTLY_READ : Verdict.FAILED, Reason.MEMORY_LIMIT, detail);
        }
        for (Throwable cause : chain) {
            if (isOneOf(NO_READER, cause) && !something) {
                return new Ending(Verdict.UNSUPPORTED, Reason.NO_READER, detail);
            }
        }
        // A stack that overflows inside a class's initialiser leaves the class unusable; that is the document's doing.
        if (chain.stream().anyMatch(LinkageError.class::isInstance)
                && chain.stream().noneMatch(StackOverflowError.class::isInstance)) {
            return new Ending(Verdict.FAILED, Reason.READER_BUG, detail);
        }
        return something
                ? new Ending(Verdict.PARTLY_READ, Reason.DAMAGED_PART, detail)
                : new Ending(Verdict.FAILED, Reason.DAMAGED, detail);
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = thrown; t != null && chain.size() < CAUSES_MAX; t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    private static boolean isOneOf(List<String> names, Throwable thrown) {
        for (Class<?> c = thrown.getClass(); c != null; c = c.getSuperclass()) {
            if (names.contains(c.getName())) {
                return true;
            }
        }
        return false;
    }

    /// The class names of the causes; a `NoClassDefFoundError` also names the class, which is ours and not
    /// evidence.
    private static String detail(List<Throwable> chain) {
        StringBuilder detail = new StringBuilder();
        for (Throwable cause : chain) {
            String name = cause.getClass().getSimpleName();
            if (detail.indexOf(name) < 0) {
                detail.append(detail.isEmpty() ? "" : " < ").append(name);
            }
            if (cause instanceof LinkageError) {
                detail.append(' ').append(cause.getMessage());
            }
        }
        return detail.toString();
    }
}
