package dev.gatehouse.edge.path;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One path looked at. */
@State(Scope.Thread)
public class FirewallBench {

    private final String plain = "/api/tasks/2O7niuePmcytSmANMps2sJIPiW2w";
    private final String encoded = "/api/tasks/caf%C3%A9%20au%20lait/2O7niuePmcyt";

    @Benchmark
    public boolean plainPath() {
        return RawPath.ambiguous(plain);
    }

    @Benchmark
    public boolean encodedPath() {
        return RawPath.ambiguous(encoded);
    }
}
