package dev.gatehouse.adapter.realm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All realms by name. */
public final class Realms {

    private final Map<String, Realm> byName = new TreeMap<>();

    Realms(RealmProperties properties) {
        properties
                .realms()
                .forEach((name, settings) ->
                        byName.put(name, new Realm(name, properties.base() + "/realms/" + name, settings)));
    }

    public Optional<Realm> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public List<Realm> all() {
        return List.copyOf(byName.values());
    }

    /** What a room makes of each realm, by the realm's name. */
    public <T> Map<String, T> each(Function<Realm, T> make) {
        return byName.values().stream().collect(Collectors.toUnmodifiableMap(Realm::name, make));
    }
}
