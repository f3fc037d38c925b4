package dev.gatehouse.edge.path;

import java.net.URI;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The look at a path: one that nobody can misread, and one that has to be read closely. */
@State(Scope.Thread)
public class FirewallBench {

    private final URI plain = URI.create("http://localhost/api/tasks/7f3a/comments");
    private final URI close = URI.create("http://localhost/api/files/report%20of%20May.pdf;v=1");

    @Benchmark
    public boolean plainPath() {
        return PathFirewall.simple(plain) || RawPath.ambiguous(plain.getRawPath());
    }

    @Benchmark
    public boolean closeLook() {
        return PathFirewall.simple(close) || RawPath.ambiguous(close.getRawPath());
    }
}
