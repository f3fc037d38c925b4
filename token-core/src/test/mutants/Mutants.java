import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Run by run.sh: the sources of the token core, each time with one check taken away, against its fast tests. */
final class Mutants {

    /** What is lost when, in this file, the one place with this code says something else. */
    record Mutant(String loss, String file, String code, String instead) {}

    private static final String PARTS = "byte[] text = token.getBytes(StandardCharsets.US_ASCII)";
    private static final String DECODE = "Base64.getUrlDecoder().decode(Arrays.copyOfRange(text, from, to))";
    private static final String KID = "header.kid() == null ? !known : !key.kid().equals(header.kid())";

    private static final List<Mutant> MUTANTS = List.of(
            new Mutant("three parts: two will do", "TokenVerifier", "if (payloadEnd < 0)", "if (false)"),
            new Mutant("three parts: a fourth is not looked at", "TokenVerifier", PARTS,
                    PARTS.replace("token.get", "token.replaceFirst(\"^([^.]*[.][^.]*[.][^.]*)[.].*\", \"$1\").get")),
            new Mutant("8 KiB", "TokenVerifier", "token.length() > MAX_LENGTH", "false"),
            new Mutant("base64url: stray bits", "CanonicalBase64", "strayBits(text[to - 1], rest) != 0", "false"),
            new Mutant("base64url: alphabet, foreign characters", "CanonicalBase64", DECODE,
                    "Base64.getMimeDecoder().decode(new String(text, from, to - from).replace('-', '+').replace('_', '/'))"),
            new Mutant("no padding", "CanonicalBase64", "text[to - 1] == '='", "false"),
            new Mutant("duplicate members", "StrictJson", "object.size() == before", "false"),
            new Mutant("trailing JSON", "StrictJson", "parser.nextToken() != null", "false"),
            new Mutant("an object", "StrictJson", "parser.nextToken() != JsonToken.START_OBJECT", "parser.nextToken() == null"),
            new Mutant("well-formed UTF-8", "StrictJson", "if (b < 0)", "if (false)"),
            new Mutant("UTF-8 only", "StrictJson", "ObjectReadContext.empty(), text", "ObjectReadContext.empty(), utf8"),
            new Mutant("names of strangers", "StrictJson", "CANONICALIZE_PROPERTY_NAMES", "INTERN_PROPERTY_NAMES"),
            new Mutant("nesting", "StrictJson", "maxNestingDepth(MAX_DEPTH)", "maxNestingDepth(1_000_000)"),
            new Mutant("whole characters", "StrictJson", "if (!isWhole(text))", "if (false)"),
            new Mutant("numbers: scale", "StrictJson", "Math.abs((long) number.scale()) > MAX_SCALE", "false"),
            new Mutant("numbers: finite", "StrictJson", "Double.isInfinite(number.doubleValue())", "false"),
            new Mutant("numbers: exponent", "StrictJson", "catch (NumberFormatException e)", "catch (StackOverflowError e)"),
            new Mutant("claims cannot be changed", "StrictJson", "Collections.unmodifiableMap(object)", "object"),
            new Mutant("alg is for the key", "JoseHeader", "members.get(\"alg\") instanceof String alg ? alg : \"\"", "\"HS256\""),
            new Mutant("alg before key", "TokenVerifier", "!algorithms.contains(header.algorithm())", "false"),
            new Mutant("crit", "TokenVerifier", "header.critical()", "false"),
            new Mutant("header typ", "TokenVerifier", "!header.namesAnAccessToken()", "false"),
            new Mutant("header members of a wrong type", "JoseHeader", "!members.containsKey(name)", "members.get(name) == null"),
            new Mutant("kid: all keys are tried", "TokenVerifier", KID, "false"),
            new Mutant("kid: unknown is told from forged", "TokenVerifier", "if (!known)", "if (false)"),
            new Mutant("kid: a token may name none", "TokenVerifier", KID, "!key.kid().equals(header.kid())"),
            new Mutant("signature", "key/SharedKey", "return secret.verifies(", "return signature.length >= 0 || secret.verifies("),
            new Mutant("signature: all of it", "key/Secret", "isEqual(sign(buffer, offset, count), signature)",
                    "isEqual(java.util.Arrays.copyOf(sign(buffer, offset, count), signature.length), signature)"),
            new Mutant("signature: of header and payload", "TokenVerifier", "key.verifies(text, 0, signed",
                    "key.verifies(text, 0, signed - 1"),
            new Mutant("iss", "TokenProfile", "!claims.issuer().equals(issuer)", "false"),
            new Mutant("iss, typ: an empty demand", "TokenProfile", "issuer.isEmpty() || type.isEmpty()", "false"),
            new Mutant("typ claim", "TokenProfile", "!claims.type().equals(type)", "false"),
            new Mutant("sub", "TokenProfile", "claims.subject().isEmpty()", "false"),
            new Mutant("exp present", "Claims", "seconds(\"exp\").isPresent()", "true"),
            new Mutant("exp in the future", "TokenProfile", "expires * 1000 <= nowMillis - skew.toMillis()", "false"),
            new Mutant("exp: the instant itself", "TokenProfile", "expires * 1000 <= now", "expires * 1000 < now"),
            new Mutant("exp: skew", "TokenProfile", "nowMillis - skew.toMillis()", "nowMillis"),
            new Mutant("iat present", "Claims", "seconds(\"iat\").isPresent()", "true"),
            new Mutant("iat not in the future", "TokenProfile", "Math.max(issued, notBefore)", "notBefore"),
            new Mutant("nbf not in the future", "TokenProfile", "Math.max(issued, notBefore)", "issued"),
            new Mutant("nbf: the instant itself", "TokenProfile", "* 1000 > nowMillis", "* 1000 >= nowMillis"),
            new Mutant("nbf: skew", "TokenProfile", "nowMillis + skew.toMillis()", "nowMillis"),
            new Mutant("nbf of its type", "Claims", "(seconds(\"nbf\").isPresent() || absent(\"nbf\"))", "true"),
            new Mutant("jti of its type", "Claims", "(members.get(\"jti\") instanceof String || absent(\"jti\"))", "true"),
            new Mutant("sid of its type", "Claims", "(members.get(\"sid\") instanceof String || absent(\"sid\"))", "true"),
            new Mutant("dates: an end", "Claims", "approximate >= 0 && approximate <= LAST_SECOND", "approximate >= 0"),
            new Mutant("lifetime", "TokenProfile", "expires - issued > maxLifetime.toSeconds()", "false"),
            new Mutant("lifetime: the second itself", "TokenProfile", "issued > maxLifetime", "issued >= maxLifetime"),
            new Mutant("audience", "TokenProfile", "audience == null || claims.audience().contains(audience)", "true"),
            new Mutant("audience of its type", "TokenProfile", "claims.audienceWellTyped()", "true"),
            new Mutant("skew bounded", "TokenProfile", "skew.isNegative() || skew.compareTo(MAX_SKEW) > 0", "false"),
            new Mutant("secrets of 32 bytes", "key/Secret", "bytes.length < MIN_BYTES", "false"),
            new Mutant("kids are plain", "key/SharedKey", "!KID.matcher(kid).matches()", "false"),
            new Mutant("derived keys differ", "key/Secret", "label.getBytes(StandardCharsets.UTF_8)", "new byte[0]"));

    public static void main(String[] args) throws Exception {
        Path sources = Path.of(args[0]);
        Path tests = Path.of(args[1]);
        TreeSet<String> before = redTests(compiled(sources, new Mutant("", "Claims", "final class", "final class")), tests);
        int survivors = 0;
        for (Mutant mutant : MUTANTS) {
            TreeSet<String> red = redTests(compiled(sources, mutant), tests);
            survivors += red.isEmpty() ? 1 : 0;
            System.out.printf("%-9s%-42s%s%n", red.isEmpty() ? "SURVIVED" : "killed", mutant.loss(), String.join(" ", red));
        }
        System.out.printf("%d mutants, %d survived; without mutant red: %s%n", MUTANTS.size(), survivors, before);
        System.exit(survivors == 0 && before.isEmpty() ? 0 : 1);
    }

    private static Path compiled(Path sources, Mutant mutant) throws IOException {
        Path copy = Files.createTempDirectory("mutant");
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", copy.resolve("classes").toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                if (file.endsWith("dev/gatehouse/token/" + mutant.file() + ".java")) {
                    if (code.split(java.util.regex.Pattern.quote(mutant.code()), -1).length != 2) {
                        throw new IllegalStateException(mutant + ": the code must be there once; write what it is now");
                    }
                    code = code.replace(mutant.code(), mutant.instead());
                }
                Path target = copy.resolve(sources.relativize(file));
                Files.createDirectories(target.getParent());
                arguments.add(Files.writeString(target, code).toString());
            }
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(mutant + " does not compile");
        }
        return copy.resolve("classes");
    }

    private static TreeSet<String> redTests(Path classes, Path tests) throws Exception {
        URL[] places = {classes.toUri().toURL(), tests.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(places, Mutants.class.getClassLoader());
                Stream<Path> files = Files.walk(tests)) {
            Thread.currentThread().setContextClassLoader(loader);
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
            for (Path file : files.filter(path -> path.toString().matches(".*(?<!Differential|HouseRules)Test.class")).toList()) {
                String name = tests.relativize(file).toString().replace(File.separatorChar, '.').replace(".class", "");
                request.selectors(DiscoverySelectors.selectClass(loader.loadClass(name)));
            }
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request.build(), listener);
            TreeSet<String> red = new TreeSet<>();
            listener.getSummary().getFailures().forEach(failure -> red.add(failure.getTestIdentifier().getSource()
                    .map(source -> source instanceof MethodSource method
                            ? method.getClassName().replaceFirst(".*[.]", "") + "." + method.getMethodName()
                            : source.toString())
                    .orElse("?")));
            return red;
        }
    }
}
