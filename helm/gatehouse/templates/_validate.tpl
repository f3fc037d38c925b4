{{/* What the schema cannot say, each with what to write. */}}
{{- define "gatehouse.validate" -}}
{{- if not .Values.baseUrl }}{{ fail "baseUrl is missing: write where clients reach the adapter, such as https://auth.example.com" }}{{ end }}
{{- include "gatehouse.validate.secrets" . }}
{{- range $id, $realm := .Values.realms }}{{ include "gatehouse.validate.realm" (dict "id" $id "realm" $realm) }}{{ end }}
{{- include "gatehouse.validate.edge" . }}
{{- include "gatehouse.validate.store" . }}
{{- range $name := list "edge" "adapter" }}{{ include "gatehouse.validate.part" (dict "root" $ "name" $name "values" (index $.Values $name)) }}{{ end }}
{{- end }}

{{- define "gatehouse.validate.secrets" -}}
{{- $secrets := .Values.secrets }}
{{- if and (not $secrets.existingSecret) (not $secrets.values) }}{{ fail "secrets.existingSecret is missing: make a Secret and write its name, or, for a trial, write the secrets in secrets.values" }}{{ end }}
{{- if and $secrets.existingSecret $secrets.values }}{{ fail "secrets.existingSecret and secrets.values are both written: take one of them away" }}{{ end }}
{{- if and (not $secrets.token) (not $secrets.tokenFileKey) }}{{ fail "secrets.token is empty: write at least one {kid, key}, or a tokenFileKey" }}{{ end }}
{{- $kids := list }}
{{- range $secrets.token }}
{{- if has .kid $kids }}{{ fail (printf "secrets.token has the kid %s twice: give each secret a kid that was never used" .kid) }}{{ end }}
{{- $kids = append $kids .kid }}
{{- end }}
{{- if and $secrets.tokenFileKey .Values.samples }}{{ fail "samples read secrets.token alone: take secrets.tokenFileKey away, or the samples" }}{{ end }}
{{- if $secrets.values }}
{{- range $item := concat (include "gatehouse.adapter.items" . | fromJsonArray) (include "gatehouse.edge.items" . | fromJsonArray) (list (dict "key" $secrets.tokenFileKey)) }}
{{- if and $item.key (not (hasKey $secrets.values $item.key)) }}{{ fail (printf "secrets.values has no %s, which is needed: write it there" $item.key) }}{{ end }}
{{- end }}
{{- end }}
{{- end }}

{{- define "gatehouse.validate.realm" -}}
{{- $betterAuth := index .realm "better-auth" | default dict }}
{{- if and (not $betterAuth.url) (ne (index $betterAuth "session-source" | default "remote") "cookie-cache") }}{{ fail (printf "realms.%s.better-auth.url is missing: write Better Auth's base as the adapter reaches it, such as http://web.apps.svc/api/auth" .id) }}{{ end }}
{{- range $client, $is := .realm.clients }}
{{- $proofs := 0 }}
{{- if $is.public }}{{ $proofs = add $proofs 1 }}{{ end }}
{{- if index $is "secret-key" }}{{ $proofs = add $proofs 1 }}{{ end }}
{{- if index $is "secret-sha256" }}{{ $proofs = add $proofs 1 }}{{ end }}
{{- if ne (int $proofs) 1 }}{{ fail (printf "realms.%s.clients.%s needs one of public, secret-key and secret-sha256: it has %d of them" $.id $client (int $proofs)) }}{{ end }}
{{- end }}
{{- end }}

{{- define "gatehouse.validate.edge" -}}
{{- $realm := index .Values.realms .Values.edge.realm }}
{{- if not $realm }}{{ fail (printf "edge.realm is %s, which is not in realms: write one of %s" .Values.edge.realm (keys .Values.realms | sortAlpha | join ", ")) }}{{ end }}
{{- $client := index ($realm.clients | default dict) .Values.edge.clientId }}
{{- if not $client }}{{ fail (printf "edge.clientId is %s, which is no client of the realm %s: add it there" .Values.edge.clientId .Values.edge.realm) }}{{ end }}
{{- if or (not $client.feed) (not (index $client "secret-key")) }}{{ fail (printf "realms.%s.clients.%s is what the edge asks the adapter as: give it feed: true and a secret-key" .Values.edge.realm .Values.edge.clientId) }}{{ end }}
{{- range $route, $is := .Values.routes }}
{{- if and (eq ($is.access | default "required") "public") (or $is.roles $is.scopes $is.audience $is.methods) }}{{ fail (printf "routes.%s is public, where nobody is asked for roles, scopes, an audience or rules for methods: write access: required, or take those away" $route) }}{{ end }}
{{- end }}
{{- end }}

{{- define "gatehouse.validate.store" -}}
{{- $adapter := .Values.adapter }}
{{- if and (ne $adapter.store.type "redis") (or (gt (int $adapter.replicas) 1) $adapter.autoscaling.enabled) }}{{ fail (printf "adapter.store.type is %s, which is for one adapter alone: set it to redis and adapter.redis.host, or adapter.replicas to 1 without autoscaling" $adapter.store.type) }}{{ end }}
{{- if and (eq $adapter.store.type "redis") (not (include "gatehouse.redis" $adapter.redis)) }}{{ fail "adapter.store.type is redis, but nothing says where Redis is: set adapter.redis.host, or sentinel or cluster nodes" }}{{ end }}
{{- end }}

{{- define "gatehouse.validate.part" -}}
{{- $part := .values }}
{{- if eq (int $part.ports.http) (int $part.ports.management) }}{{ fail (printf "%s.ports are the same: nobody is asked for a credential on the management port, so it must be another one" .name) }}{{ end }}
{{- if le (int $part.shutdown.timeoutSeconds) (int $part.shutdown.drainSeconds) }}{{ fail (printf "%s.shutdown.timeoutSeconds is not more than drainSeconds: write at least %d" .name (add1 $part.shutdown.drainSeconds)) }}{{ end }}
{{- if lt (int $part.autoscaling.maxReplicas) (int $part.autoscaling.minReplicas) }}{{ fail (printf "%s.autoscaling.maxReplicas is less than minReplicas: write at least %d" .name (int $part.autoscaling.minReplicas)) }}{{ end }}
{{- if and $part.ingress.enabled (not $part.ingress.host) }}{{ fail (printf "%s.ingress.host is missing: write the host that leads there" .name) }}{{ end }}
{{- if and $part.httpRoute.enabled (not $part.httpRoute.parentRefs) }}{{ fail (printf "%s.httpRoute.parentRefs is empty: name at least one Gateway, such as [{name: gw}]" .name) }}{{ end }}
{{- $reached := or $part.ingress.enabled $part.httpRoute.enabled }}
{{- if and .root.Values.networkPolicy.enabled (eq .name "adapter") $reached (not .root.Values.networkPolicy.ingressFrom) }}{{ fail "networkPolicy.ingressFrom is empty, so nobody but the edge could reach the adapter: write who the ingress is" }}{{ end }}
{{- if and $part.redis.sentinel.nodes (not $part.redis.sentinel.master) }}{{ fail (printf "%s.redis.sentinel.master is missing: write the master's name" .name) }}{{ end }}
{{- end }}
