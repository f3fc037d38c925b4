package dev.gatehouse.adapter.refresh;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where refresh families are kept. */
@ConfigurationProperties("gatehouse.store")
record StoreProperties(@DefaultValue("memory") Type type) {

    enum Type {
        /** In this process, until it ends. */
        MEMORY
    }
}
