package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.session.Identity.Organization;
import dev.gatehouse.adapter.store.Packing;
import dev.gatehouse.adapter.store.Unpacking;
import java.util.Objects;

/** How an identity stands in a store. */
public final class IdentityCodec {

    private IdentityCodec() {}

    public static void encode(Packing out, Identity identity) {
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

    public static Identity decode(Unpacking in) {
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
