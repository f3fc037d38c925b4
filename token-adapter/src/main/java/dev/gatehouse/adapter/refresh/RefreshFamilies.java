package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.store.Bytes;
import dev.gatehouse.adapter.store.Change;
import dev.gatehouse.adapter.store.Change.Condition;
import dev.gatehouse.adapter.store.Item;
import dev.gatehouse.adapter.store.Key;
import dev.gatehouse.adapter.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** The families in the store. */
final class RefreshFamilies {

    private final Store store;

    RefreshFamilies(Store store) {
        this.store = store;
    }

    Mono<Optional<RefreshFamily>> find(String id) {
        return store.find(key(id)).map(found -> found.map(FamilyCodec::decode));
    }

    /** The families of a Better Auth session, whether they live or have ended. */
    Mono<List<RefreshFamily>> ofSession(String realm, String sid) {
        return owned(session(realm, sid));
    }

    /** The families of a user, whether they live or have ended. */
    Mono<List<RefreshFamily>> ofUser(String realm, String userId) {
        return owned(user(realm, userId));
    }

    private Mono<List<RefreshFamily>> owned(String owner) {
        return store.owned(Key.Kind.FAMILY, owner)
                .map(found -> found.stream().map(FamilyCodec::decode).toList());
    }

    /** Stores {@code after} if what is stored still equals {@code before}; false, and no change, if it does not. */
    Mono<Boolean> replace(RefreshFamily before, RefreshFamily after) {
        return store.write(replacing(before, after));
    }

    static Change replacing(RefreshFamily before, RefreshFamily after) {
        return Change.set(FamilyCodec.encode(before), item(after));
    }

    /** Stores a new family, if its id is free. */
    static Change creating(RefreshFamily first) {
        return Change.set(null, item(first));
    }

    /** That these are all the families of the session. */
    static Condition allOfSession(String realm, String sid, Collection<RefreshFamily> families) {
        return all(session(realm, sid), families);
    }

    /** That these are all the families of the user. */
    static Condition allOfUser(String realm, String userId, Collection<RefreshFamily> families) {
        return all(user(realm, userId), families);
    }

    private static Condition all(String owner, Collection<RefreshFamily> families) {
        return new Condition.Owns(
                Key.Kind.FAMILY, owner, families.stream().map(RefreshFamily::id).collect(Collectors.toSet()));
    }

    private static Item item(RefreshFamily family) {
        Bytes value = FamilyCodec.encode(family);
        List<String> owners =
                List.of(session(family.realm(), family.sessionId()), user(family.realm(), family.userId()));
        return new Item(key(family.id()), value, owners, family.endsAt());
    }

    private static Key key(String id) {
        return new Key(Key.Kind.FAMILY, id);
    }

    private static String session(String realm, String sid) {
        return "sid " + realm + " " + sid;
    }

    private static String user(String realm, String userId) {
        return "sub " + realm + " " + userId;
    }
}
