package dev.gatehouse.edge.limit;

import dev.gatehouse.edge.address.ClientAddresses;
import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.edge.policy.Policies;
import dev.gatehouse.edge.refuse.RefusalWriter;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    Buckets buckets(ObjectProvider<LettuceConnectionFactory> redis, MeterRegistry meters) {
        LettuceConnectionFactory factory = redis.getIfAvailable();
        return factory == null
                ? new MemoryBuckets(TimeMeter.SYSTEM_NANOTIME)
                : new RedisBuckets(
                        RedisConnection.to(factory),
                        Counter.builder("gatehouse.limit.uncounted")
                                .description("Requests that passed uncounted because Redis was away")
                                .register(meters),
                        Clock.systemUTC());
    }

    @Bean
    LimitFilter addressLimit(Policies policies, ClientAddresses addresses, Buckets buckets, RefusalWriter refusals) {
        return new LimitFilter(Step.LIMIT_ADDRESS, policies, addresses, buckets, refusals);
    }

    @Bean
    LimitFilter callerLimit(Policies policies, ClientAddresses addresses, Buckets buckets, RefusalWriter refusals) {
        return new LimitFilter(Step.LIMIT_CALLER, policies, addresses, buckets, refusals);
    }

    /** Boot's own way to Redis, excluded elsewhere: it would look for one on this machine although nobody wrote so. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(RedisWritten.class)
    @Import(DataRedisAutoConfiguration.class)
    static class Redis {}
}
