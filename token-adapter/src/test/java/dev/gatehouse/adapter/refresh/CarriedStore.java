package dev.gatehouse.adapter.refresh;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;

/** Hands the families of one adapter to the next, as a store outside of the process would. */
public final class CarriedStore implements BeanPostProcessor {

    private final MemoryFamilies families;

    public CarriedStore(ApplicationContext before) {
        this.families = before.getBean(MemoryFamilies.class);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof MemoryFamilies ? families : bean;
    }
}
