package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.page.Document;
import dev.gatehouse.adapter.page.Page;
import java.util.List;
import org.springframework.http.ResponseCookie;

/** What an endpoint answers, before it is written. */
sealed interface Answer {

    /** JSON with a status of 2xx. */
    record Json(int status, Object body) implements Answer {}

    /** A page for a person. */
    record Html(int status, Document document, List<ResponseCookie> cookies) implements Answer {
        public Html {
            cookies = List.copyOf(cookies);
        }

        Html(Page page) {
            this(page.status(), page.document(), List.of());
        }
    }

    /** Elsewhere, at once (302). */
    record Redirect(String location, List<ResponseCookie> cookies) implements Answer {
        public Redirect {
            cookies = List.copyOf(cookies);
        }

        /** The address may hold a code. */
        @Override
        public String toString() {
            return "Redirect";
        }
    }

    /** A status of 2xx without a body. */
    record Empty(int status) implements Answer {}

    /** No, of which a client is told by way of the browser. */
    record Told(Denied denied, Answer way) implements Answer {}

    /** No. */
    record Refused(Denied denied) implements Answer {
        Refused(Denial reason) {
            this(new Denied(reason));
        }
    }
}
