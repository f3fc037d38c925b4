package dev.gatehouse.adapter.store;

import java.util.stream.Stream;

/** The name of an item. */
public record Key(Kind kind, String id) {

    /** What an item is. The code stands in stores: never change or reuse one. */
    public enum Kind {
        FAMILY(1),
        BAR(2),
        REVOCATION(3),
        EVENT(4),
        SIGNING_KEYS(5),
        CODE(6);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        static Kind of(int code) {
            return Stream.of(values())
                    .filter(kind -> kind.code == code)
                    .findFirst()
                    .orElseThrow(() ->
                            new StoreUnavailableException("holds items of kind " + code + ", which it does not know"));
        }

        /** What stands for it in a store, from 1 to 127. */
        public int code() {
            return code;
        }
    }
}
