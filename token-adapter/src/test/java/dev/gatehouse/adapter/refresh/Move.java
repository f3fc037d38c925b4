package dev.gatehouse.adapter.refresh;

/** Who presents a token, and why that one. */
enum Move {
    /** The newest that this browser was given. */
    TAB,
    /** The same, for the answer to the last time never arrived. */
    RETRY,
    /** The browser's, by a server that renders for it and cannot always give it what it got. */
    RENDER,
    /** One that a tab read some time ago. */
    SLEEPER,
    /** One that was copied. */
    THIEF
}
