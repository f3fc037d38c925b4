"""Authlib: an OAuth 2.0 client with discovery, PKCE and ID tokens."""

import requests
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.jwk import KeySet

from browser import CALLBACK, ISSUER, did, follow, parameters

metadata = requests.get(ISSUER + "/.well-known/openid-configuration", timeout=20).json()
assert metadata["issuer"] == ISSUER
client = OAuth2Session(
    "authlib", scope="openid profile email", redirect_uri=CALLBACK, code_challenge_method="S256", token_endpoint_auth_method="none"
)
verifier = "v" * 64
url, state = client.create_authorization_url(metadata["authorization_endpoint"], nonce="n-1", code_verifier=verifier)
back = follow(url)
tokens = client.fetch_token(metadata["token_endpoint"], authorization_response=back, state=state, code_verifier=verifier)
keys = KeySet.import_key_set(requests.get(metadata["jwks_uri"], timeout=20).json())
claims = jwt.decode(tokens["id_token"], keys, algorithms=["RS256"]).claims
assert claims["nonce"] == "n-1" and claims["aud"] == "authlib" and claims["iss"] == ISSUER
assert parameters(back)["iss"] == ISSUER
did("log-in")

tokens = client.refresh_token(metadata["token_endpoint"], refresh_token=tokens["refresh_token"])
did("refresh")

assert client.get(metadata["userinfo_endpoint"]).json()["email"] == "ada@example.com"
did("user info")

query = "?client_id=authlib&post_logout_redirect_uri=http://localhost:4000/bye&id_token_hint=" + tokens["id_token"]
follow(metadata["end_session_endpoint"] + query, until="http://localhost:4000/bye")
assert client.get(metadata["userinfo_endpoint"]).status_code == 401
did("log-out")
