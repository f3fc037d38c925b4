package dev.gatehouse.adapter.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where everything is kept that must outlive a request. */
@ConfigurationProperties("gatehouse.store")
record StoreProperties(@DefaultValue("memory") Type type) {

    enum Type {
        /** In this process, until it ends. */
        MEMORY
    }
}
