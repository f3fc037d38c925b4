package dev.gatehouse.adapter.client;

import dev.gatehouse.adapter.denial.Denial;
import java.util.function.Function;

/** Whether a client is who it says. */
public sealed interface Identified {

    <T> T fold(Function<Client, T> known, Function<Denial, T> unknown);

    /** The client has proven it, or is public and needs no proof. */
    record Known(Client client) implements Identified {
        @Override
        public <T> T fold(Function<Client, T> known, Function<Denial, T> unknown) {
            return known.apply(client);
        }
    }

    /** There is no such client, or it did not prove that it is it. */
    record Unknown(Denial reason) implements Identified {
        @Override
        public <T> T fold(Function<Client, T> known, Function<Denial, T> unknown) {
            return unknown.apply(reason);
        }
    }
}
