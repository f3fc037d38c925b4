package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.session.Identity;
import dev.gatehouse.adapter.session.Identity.Organization;
import dev.gatehouse.adapter.store.Bytes;
import dev.gatehouse.adapter.store.Packing;
import dev.gatehouse.adapter.store.Unpacking;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a family stands in a store: the same family, the same bytes. */
final class FamilyCodec {

    private static final int VERSION = 1;

    private FamilyCodec() {}

    static Bytes encode(RefreshFamily family) {
        Packing out = new Packing().small(VERSION);
        signIn(out, family.signIn());
        identity(out, family.standing().identity());
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
            in.version(VERSION);
            return new RefreshFamily(
                    signIn(in),
                    new Standing(identity(in), in.instant(), in.instant()),
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
    }

    private static SignIn signIn(Unpacking in) {
        return new SignIn(in.text(), in.text(), in.text(), in.texts(), in.texts(), in.text(), in.bool());
    }

    private static void identity(Packing out, Identity identity) {
        boolean named = Objects.equals(identity.username(), identity.email());
        out.text(identity.userId())
                .text(identity.sessionId())
                .text(identity.email())
                .bool(identity.emailVerified())
                .text(identity.name())
                .bool(named)
                .text(named ? null : identity.username())
                .text(identity.picture())
                .texts(identity.roles());
        Organization organization = identity.organization();
        out.bool(organization != null);
        if (organization != null) {
            out.text(organization.id()).texts(organization.roles());
        }
        out.text(identity.actor());
    }

    private static Identity identity(Unpacking in) {
        String userId = in.text();
        String sessionId = in.text();
        String email = in.textOrNull();
        boolean verified = in.bool();
        String name = in.textOrNull();
        boolean named = in.bool();
        String username = in.textOrNull();
        return new Identity(
                userId,
                sessionId,
                email,
                verified,
                name,
                named ? email : username,
                in.textOrNull(),
                in.texts(),
                in.bool() ? new Organization(in.text(), in.texts()) : null,
                in.textOrNull());
    }
}
