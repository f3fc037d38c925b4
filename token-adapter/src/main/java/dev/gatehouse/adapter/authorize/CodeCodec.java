package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.session.Identity;
import dev.gatehouse.adapter.session.IdentityCodec;
import dev.gatehouse.adapter.store.Bytes;
import dev.gatehouse.adapter.store.Packing;
import dev.gatehouse.adapter.store.Unpacking;
import java.time.Instant;
import java.util.List;

/** How what a code stands for stands in a store. */
final class CodeCodec {

    private static final int VERSION = 1;

    private CodeCodec() {}

    static Bytes encode(AuthorizationCode code) {
        Packing out = new Packing()
                .small(VERSION)
                .text(code.realm())
                .text(code.clientId())
                .text(code.redirectUri())
                .texts(code.scopes())
                .text(code.nonce())
                .text(code.challenge())
                .text(code.sealedSession());
        IdentityCodec.encode(out, code.identity());
        Instant createdAt = code.createdAt();
        return out.bool(createdAt != null)
                .instant(createdAt == null ? Instant.EPOCH : createdAt)
                .instant(code.sessionEnds())
                .instant(code.askedAt())
                .instant(code.madeAt())
                .text(code.use())
                .done();
    }

    static AuthorizationCode decode(Bytes bytes) {
        return Unpacking.read(bytes, in -> {
            in.version(VERSION);
            String realm = in.text();
            String clientId = in.text();
            String redirectUri = in.text();
            List<String> scopes = in.texts();
            String nonce = in.textOrNull();
            String challenge = in.textOrNull();
            String sealedSession = in.text();
            Identity identity = IdentityCodec.decode(in);
            boolean known = in.bool();
            Instant createdAt = in.instant();
            return new AuthorizationCode(
                    realm,
                    clientId,
                    redirectUri,
                    scopes,
                    nonce,
                    challenge,
                    sealedSession,
                    identity,
                    known ? createdAt : null,
                    in.instant(),
                    in.instant(),
                    in.instant(),
                    in.textOrNull());
        });
    }
}
