package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.page.Page;

/** Refusals for people to read: what happened in Keycloak's words, and what to mend in ours. */
final class ErrorPages {

    private static final int SERVER_ERROR = 500;

    private ErrorPages() {}

    static Page of(Denied denied) {
        Denial reason = denied.reason();
        String happened = reason.description().isEmpty() ? reason.error() : reason.description() + denied.detail();
        return new Page(reason.status(), title(reason), happened, advice(reason));
    }

    private static String title(Denial reason) {
        return switch (reason) {
            case LOGOUT_HINT_MISSING, LOGOUT_HINT_INVALID, LOGOUT_REDIRECT_INVALID -> "You could not be signed out";
            default -> reason.status() < SERVER_ERROR ? "This sign-in link does not work" : "Something went wrong";
        };
    }

    private static String advice(Denial reason) {
        return switch (reason) {
            case REDIRECT_URI_INVALID ->
                "The application asked to be called back at an address that is not written down for it."
                        + " Whoever runs it can add the address to the client's redirect-uris.";
            case CLIENT_NOT_FOUND -> "The application names a client that is not known here: its client_id is wrong.";
            case CLIENT_DISABLED -> "The application has been switched off here. Ask whoever runs it.";
            case AUTHORIZATION_MALFORMED ->
                "The link is incomplete or damaged. Go back to the application and sign in from there.";
            case REGISTRATION_FORBIDDEN -> "Accounts are not made here. Go back to the application and sign up there.";
            case LOGOUT_HINT_MISSING ->
                "The application wants you back at an address, and does not say who it is:"
                        + " it must send client_id or id_token_hint too.";
            case LOGOUT_HINT_INVALID ->
                "The id_token_hint that the application sent is none of ours, or another application's."
                        + " You are still signed in.";
            case LOGOUT_REDIRECT_INVALID ->
                "The application wants you back at an address that is not written down for it. Whoever runs it can add"
                        + " the address to the client's post-logout-uris. You are still signed in.";
            case TOO_MANY_FAILURES -> "Wait a minute, then try again.";
            default ->
                reason.status() < SERVER_ERROR
                        ? "Go back to the application and try again from there."
                        : "It is not your doing. Try again in a moment.";
        };
    }
}
