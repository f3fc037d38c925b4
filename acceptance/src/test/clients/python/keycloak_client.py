"""python-keycloak: knows Keycloak's paths by heart, sends its credentials in the form, and logs out by the refresh token."""

from keycloak import KeycloakOpenID
from keycloak.exceptions import KeycloakPostError

from browser import CALLBACK, ISSUER, did, follow, parameters

base, realm = ISSUER.rsplit("/realms/", 1)
client = KeycloakOpenID(
    server_url=base + "/",
    realm_name=realm,
    client_id="python-keycloak",
    client_secret_key="python-keycloak-secret-0123456789abcd",
)
assert client.well_known()["issuer"] == ISSUER
did("discovery")

back = parameters(follow(client.auth_url(redirect_uri=CALLBACK, scope="openid profile email", state="s-1")))
assert back["state"] == "s-1"
tokens = client.token(grant_type="authorization_code", code=back["code"], redirect_uri=CALLBACK)
did("log-in")

claims = client.decode_token(tokens["access_token"])
assert claims["preferred_username"] == "ada@example.com"
assert "BEGIN" not in client.public_key()
did("decode")

tokens = client.refresh_token(tokens["refresh_token"])
did("refresh")

assert client.userinfo(tokens["access_token"])["email"] == "ada@example.com"
did("user info")

assert client.introspect(tokens["access_token"])["active"]
did("introspection")

client.logout(tokens["refresh_token"])
try:
    client.refresh_token(tokens["refresh_token"])
    raise AssertionError("logged out, and still refreshed")
except KeycloakPostError as refused:
    assert refused.response_code == 400, refused
did("log-out")
