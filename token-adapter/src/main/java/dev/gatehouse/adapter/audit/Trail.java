package dev.gatehouse.adapter.audit;

import dev.gatehouse.adapter.denial.Denial;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one request, noted by whoever finds it out on its way. Holds no token, no cookie and no secret. For
 * one request, which passes one room after the other.
 */
public final class Trail {

    /** A client, grant or type that is none of ours: what a stranger calls it may be a secret that went astray. */
    public static final String UNKNOWN = "unknown";

    final String requestId;
    final Instant arrived;

    String endpoint = "";
    String realm = "";
    String grant = "";
    String client = "";
    String eventType = "";
    String eventId = "";
    About about = About.NOBODY;

    @Nullable
    String address;

    @Nullable
    String suspect;

    @Nullable
    Deed deed;

    @Nullable
    Denial denial;

    boolean closed;

    public Trail(String requestId, Instant arrived) {
        this.requestId = requestId;
        this.arrived = arrived;
    }

    /** Where the request goes. */
    public void reached(String endpointName, String realmName) {
        endpoint = endpointName;
        realm = realmName;
    }

    /** Whence it comes. */
    public void from(@Nullable String clientAddress) {
        address = clientAddress;
        suspect = clientAddress;
    }

    /** Whoever calls is known well enough not to be judged by the address. */
    public void trusted() {
        suspect = null;
    }

    /** Which grant is asked for; of our words. */
    public void asks(String grantName) {
        grant = grantName;
    }

    /** As which client; one of ours, or {@link #UNKNOWN}. */
    public void names(String clientId) {
        client = clientId;
    }

    /** Better Auth told of this. */
    public void told(String type, String id) {
        eventType = type;
        eventId = id;
    }

    /** Something was done. */
    public void did(Deed what, About whom) {
        deed = what;
        about = whom.actor() == null && about.actor() != null ? whom.by(about.actor()) : whom;
    }

    /** An admin calls. */
    public void byAdmin(String admin) {
        about = about.by(admin);
    }

    /** It was refused. */
    public void refused(Deed how, Denial reason, About whom) {
        denial = reason;
        did(how, whom);
    }

    /** The client's address; null when it is not known. */
    public @Nullable String address() {
        return address;
    }

    /** The address that failures count against; null when they count against nobody. */
    public @Nullable String suspect() {
        return suspect;
    }
}
