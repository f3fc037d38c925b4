package dev.gatehouse.edge.limit;

import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether somebody wrote where Redis is. */
final class RedisWritten implements Condition {

    private static final List<String> PLACES = List.of("url", "host", "sentinel.nodes", "cluster.nodes");

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Binder settings = Binder.get(context.getEnvironment());
        return PLACES.stream()
                .anyMatch(place -> settings.bind("spring.data.redis." + place, Bindable.of(String.class))
                        .isBound());
    }
}
