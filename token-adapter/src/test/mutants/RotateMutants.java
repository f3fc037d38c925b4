import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;

/** Run by run.sh: the model run of the memory store against a RefreshFamily with one thing wrong. */
final class RotateMutants {

    private static final String ROOM = "dev/gatehouse/adapter/refresh/";
    private static final String STALE =
            "presented == newest - 1 ? Denial.REFRESH_TOKEN_REUSED : Denial.REFRESH_TOKEN_STALE";

    /** What is wrong when the one place with this code says something else. */
    record Mutant(String wrong, String code, String instead) {}

    private static final List<Mutant> MUTANTS = List.of(
            new Mutant("nothing", "record RefreshFamily(", "record RefreshFamily("),
            new Mutant("the window is twice as long", "policy.replayWindow()))) {", "policy.replayWindow().multipliedBy(2)))) {"),
            new Mutant("the window is a nanosecond longer", "policy.replayWindow()))) {", "policy.replayWindow()).plusNanos(1))) {"),
            new Mutant("the window is a nanosecond shorter", "policy.replayWindow()))) {", "policy.replayWindow()).minusNanos(1))) {"),
            new Mutant("a stale token ends nothing", "endedFor(Denial.FAMILY_ENDED),", "this,"),
            new Mutant("a stale token ends its siblings too", STALE, "Denial.SESSION_ENDED"),
            new Mutant("a replay gives a new generation", "return new Issue(this);", "return new Issue(next(newest, standing, endsAt, now, policy));"),
            new Mutant("a replay goes on from the token shown", "return new Issue(this);", "return new Issue(next(presented, standing, endsAt, now, policy));"),
            new Mutant("one ahead is refused", "presented > newest + 1", "presented > newest"),
            new Mutant("two ahead are accepted", "presented > newest + 1", "presented > newest + 2"),
            new Mutant("what is older than the window replays", ": Instant.EPOCH", ": Instant.MAX.minusSeconds(3600)"),
            new Mutant("only the last token replays", "back < issued.size()", "back < 1"),
            new Mutant("a rotation forgets those before", ".limit(MOST_ISSUED - times.size())", ".limit(0)"),
            new Mutant("what has ended lives", "if (endedFor != null)", "if (newest < 0)"),
            new Mutant("a family lives for ever", "!now.isBefore(endsAt)", "newest < 0"),
            new Mutant("a session that is over ends nothing", "new Refuse(endedFor(Denial.SESSION_ENDED)", "new Refuse(this"),
            new Mutant("an identity serves for ever", "now.isBefore(standing.confirmedAt().plus(policy.staleIfError()))", "newest >= 0"));

    private RotateMutants() {}

    public static void main(String[] args) throws Exception {
        int unlike = 0;
        for (Mutant mutant : MUTANTS) {
            Optional<String> noticed = noticed(compiled(Path.of(args[0]), Path.of(args[1]), mutant), args);
            boolean right = noticed.isPresent() != mutant.wrong().equals("nothing");
            unlike += right ? 0 : 1;
            System.out.printf(
                    "%-9s%-42s%s%n", noticed.isPresent() ? "killed" : "SURVIVED", mutant.wrong(), noticed.orElse(""));
        }
        System.out.printf("%d mutants, %d not as they should be%n", MUTANTS.size() - 1, unlike);
        System.exit(unlike == 0 ? 0 : 1);
    }

    private static Path compiled(Path sources, Path classes, Mutant mutant) throws Exception {
        String code = Files.readString(sources.resolve(ROOM + "RefreshFamily.java"));
        if (code.split(java.util.regex.Pattern.quote(mutant.code()), -1).length != 2) {
            throw new IllegalStateException(mutant + ": the code must be there once; write what it is now");
        }
        Path copy = Files.createTempDirectory("mutant");
        Path source = Files.writeString(
                copy.resolve("RefreshFamily.java"), code.replace(mutant.code(), mutant.instead()));
        String path = classes + System.getProperty("path.separator") + System.getProperty("java.class.path");
        if (ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-nowarn", "-proc:none", "-cp", path, "-d", copy.toString(), source.toString())
                != 0) {
            throw new IllegalStateException(mutant + " does not compile");
        }
        return copy;
    }

    /** What the model says of it; empty if nothing. */
    private static Optional<String> noticed(Path mutant, String... args) throws Exception {
        URL[] places = {mutant.toUri().toURL(), Path.of(args[1]).toUri().toURL(), Path.of(args[2]).toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(places, RotateMutants.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> test = loader.loadClass((ROOM + "MemoryModelTest").replace('/', '.'));
            Constructor<?> made = test.getDeclaredConstructor();
            made.setAccessible(true);
            Method run = test.getMethod("refusesNobodyHonestAndMissesNoTheft");
            run.setAccessible(true);
            run.invoke(made.newInstance());
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(String.valueOf(e.getCause().getMessage()));
        }
    }
}
