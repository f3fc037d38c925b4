package dev.gatehouse.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Starts the service on a free port, half-way through a rotation of its secret. All tests with it share one start. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SampleApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "GATEHOUSE_TOKEN_SECRETS=k2:" + Token.NEW_SECRET + ",k1:" + Token.OLD_SECRET,
            "sample.issuer=" + Token.ISSUER
        })
public @interface RunningSample {}
