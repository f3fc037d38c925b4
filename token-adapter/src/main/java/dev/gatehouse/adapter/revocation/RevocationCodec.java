package dev.gatehouse.adapter.revocation;

import dev.gatehouse.adapter.revocation.Revocation.Kind;
import dev.gatehouse.adapter.store.Bytes;
import dev.gatehouse.adapter.store.Packing;
import dev.gatehouse.adapter.store.Unpacking;

/** How a revocation stands in a store. */
final class RevocationCodec {

    private static final int VERSION = 1;

    private RevocationCodec() {}

    static Bytes encode(Revocation revocation) {
        return new Packing()
                .small(VERSION)
                .text(revocation.kind().name())
                .text(revocation.id())
                .instant(revocation.before())
                .instant(revocation.expires())
                .done();
    }

    static Revocation decode(Bytes bytes) {
        return Unpacking.read(bytes, in -> {
            in.version(VERSION);
            return new Revocation(Kind.valueOf(in.text()), in.text(), in.instant(), in.instant());
        });
    }
}
