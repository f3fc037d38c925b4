// go-oidc and x/oauth2, on which oauth2-proxy stands: log-in, both tokens verified as it does, refresh, user info, log-out.
package main

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

func must[T any](value T, err error) T {
	demand(err == nil, fmt.Sprint(err))
	return value
}

func demand(holds bool, otherwise string) {
	if !holds {
		fmt.Println("failed:", otherwise)
		os.Exit(1)
	}
}

// What a browser does for a client: one step with the Better Auth session.
func follow(address string) *url.URL {
	request := must(http.NewRequest("GET", address, nil))
	request.Header.Set("Cookie", "better-auth.session_token="+os.Getenv("COOKIE"))
	answer := must(http.DefaultTransport.RoundTrip(request))
	defer answer.Body.Close()
	demand(answer.StatusCode == 302, answer.Status)
	return must(url.Parse(answer.Header.Get("Location")))
}

func main() {
	ctx := context.Background()
	issuer := os.Getenv("ISSUER")
	provider := must(oidc.NewProvider(ctx, issuer))
	config := oauth2.Config{
		ClientID:     "oauth2-proxy",
		ClientSecret: "oauth2-proxy-secret-0123456789abcdefg",
		Endpoint:     provider.Endpoint(),
		RedirectURL:  "http://localhost:4000/callback",
		Scopes:       []string{"openid", "profile", "email"},
	}
	verifier := strings.Repeat("v", 64)
	hash := sha256.Sum256([]byte(verifier))
	back := follow(config.AuthCodeURL("state-1", oidc.Nonce("nonce-1"),
		oauth2.SetAuthURLParam("code_challenge", base64.RawURLEncoding.EncodeToString(hash[:])),
		oauth2.SetAuthURLParam("code_challenge_method", "S256")))
	demand(back.Query().Get("state") == "state-1" && back.Query().Get("iss") == issuer, back.String())
	tokens := must(config.Exchange(ctx, back.Query().Get("code"), oauth2.SetAuthURLParam("code_verifier", verifier)))
	verify := provider.Verifier(&oidc.Config{ClientID: config.ClientID})
	raw := tokens.Extra("id_token").(string)
	id := must(verify.Verify(ctx, raw))
	demand(id.Nonce == "nonce-1" && id.VerifyAccessToken(tokens.AccessToken) == nil, "nonce or at_hash")
	fmt.Println("ok log-in")

	// oauth2-proxy's keycloak-oidc provider verifies the access token too, as if it were an ID token.
	access := must(verify.Verify(ctx, tokens.AccessToken))
	var claims struct {
		RealmAccess struct{ Roles []string } `json:"realm_access"`
	}
	demand(access.Claims(&claims) == nil && len(claims.RealmAccess.Roles) > 0, "roles")
	fmt.Println("ok access token")

	tokens.Expiry = tokens.Expiry.AddDate(-1, 0, 0)
	renewed := must(config.TokenSource(ctx, tokens).Token())
	demand(renewed.AccessToken != tokens.AccessToken, "not renewed")
	fmt.Println("ok refresh")

	user := must(provider.UserInfo(ctx, oauth2.StaticTokenSource(renewed)))
	demand(user.Email == "ada@example.com", user.Email)
	fmt.Println("ok user info")

	out := issuer + "/protocol/openid-connect/logout?post_logout_redirect_uri=" +
		url.QueryEscape("http://localhost:4000/bye") + "&id_token_hint=" + raw
	demand(follow(out).Path == "/bye", "not sent on")
	_, err := provider.UserInfo(ctx, oauth2.StaticTokenSource(renewed))
	demand(err != nil, "logged out, and still known")
	fmt.Println("ok log-out")
}
