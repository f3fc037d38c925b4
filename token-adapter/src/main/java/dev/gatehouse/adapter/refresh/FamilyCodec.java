package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.session.IdentityCodec;
import dev.gatehouse.adapter.store.Bytes;
import dev.gatehouse.adapter.store.Packing;
import dev.gatehouse.adapter.store.Unpacking;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a family stands in a store: the same family, the same bytes. */
final class FamilyCodec {

    private static final int FIRST = 1;

    /** Tells when the user signed in. A family without that stands as it always did, so it is found equal there. */
    private static final int WITH_AUTHENTICATION = 2;

    private FamilyCodec() {}

    static Bytes encode(RefreshFamily family) {
        Packing out = new Packing().small(family.signIn().authenticatedAt() == null ? FIRST : WITH_AUTHENTICATION);
        signIn(out, family.signIn());
        IdentityCodec.encode(out, family.standing().identity());
        Denial endedFor = family.endedFor();
        out.instant(family.standing().confirmedAt())
                .instant(family.standing().sessionEnds())
                .number(family.newest())
                .number(family.issued().size());
        family.issued().forEach(out::instant);
        return out.instant(family.endsAt())
                .text(endedFor == null ? null : endedFor.name())
                .done();
    }

    static RefreshFamily decode(Bytes bytes) {
        return Unpacking.read(bytes, in -> {
            int version = in.version(WITH_AUTHENTICATION);
            return new RefreshFamily(
                    signIn(in, version),
                    new Standing(IdentityCodec.decode(in), in.instant(), in.instant()),
                    in.number(),
                    in.list(Unpacking::instant),
                    in.instant(),
                    denial(in.textOrNull()));
        });
    }

    private static @Nullable Denial denial(@Nullable String name) {
        return name == null ? null : Denial.valueOf(name);
    }

    private static void signIn(Packing out, SignIn signIn) {
        out.text(signIn.family())
                .text(signIn.realm())
                .text(signIn.clientId())
                .texts(signIn.scopes())
                .texts(signIn.audiences())
                .text(signIn.sealedSession())
                .bool(signIn.renewable());
        Instant at = signIn.authenticatedAt();
        if (at != null) {
            out.instant(at);
        }
    }

    private static SignIn signIn(Unpacking in, int version) {
        return new SignIn(
                in.text(),
                in.text(),
                in.text(),
                in.texts(),
                in.texts(),
                in.text(),
                in.bool(),
                version == WITH_AUTHENTICATION ? in.instant() : null);
    }
}
