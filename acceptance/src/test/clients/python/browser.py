"""What a browser does for a client: goes where it is sent, with the Better Auth session, as far as the client's own address."""

import os
from urllib.parse import parse_qs, urlsplit

import requests

ISSUER = os.environ["ISSUER"]
CALLBACK = "http://localhost:4000/callback"


def follow(url, until=CALLBACK):
    answer = requests.get(
        url,
        allow_redirects=False,
        headers={"Cookie": "better-auth.session_token=" + os.environ["COOKIE"]},
        timeout=20,
    )
    assert answer.status_code == 302, (answer.status_code, answer.text)
    assert answer.headers["Location"].startswith(until), answer.headers["Location"]
    return answer.headers["Location"]


def parameters(url):
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def did(step):
    print("ok", step)
