{{/* The application.yaml of each program: what the chart knows, laid over the `config` of the values. */}}
{{- define "gatehouse.config" -}}
{{- $ours := include (printf "gatehouse.%s.config" .name) .root | fromYaml }}
{{- $all := mustMergeOverwrite (deepCopy (index .root.Values .name).config) $ours (include "gatehouse.common.config" . | fromYaml) }}
{{- toYaml $all }}
{{- end }}

{{- define "gatehouse.common.config" -}}
{{- $part := index .root.Values .name }}
gatehouse: { drain: {{ $part.shutdown.drainSeconds }}s }
server: { port: {{ $part.ports.http }}, shutdown: graceful }
management: { server: { port: {{ $part.ports.management }} } }
spring:
  config: { import: "configtree:/run/secrets/gatehouse/" }
  lifecycle: { timeout-per-shutdown-phase: {{ $part.shutdown.timeoutSeconds }}s }
  {{- with include "gatehouse.redis" $part.redis }}
  data: { redis: {{ . }} }
  {{- end }}
{{- end }}

{{- define "gatehouse.edge.config" -}}
{{- $settings := deepCopy .Values.edge.settings }}
{{- $token := merge (dict "issuer" (include "gatehouse.issuer" .)) (include "gatehouse.token" . | fromYaml) ($settings.token | default dict) }}
{{- $adapter := dict "url" (include "gatehouse.adapter.realm" .) "client-id" .Values.edge.clientId }}
{{- $_ := set $settings "token" $token }}
{{- $_ := set $settings "adapter" (merge $adapter ($settings.adapter | default dict)) }}
{{- with .Values.routes }}{{ $_ := set $settings "routes" . }}{{ end }}
{{- toYaml (dict "gatehouse" $settings) }}
{{- end }}

{{- define "gatehouse.adapter.realm" -}}
http://{{ include "gatehouse.name" (dict "root" . "name" "adapter") }}:{{ .Values.adapter.service.port }}/realms/{{ .Values.edge.realm }}
{{- end }}

{{- define "gatehouse.adapter.config" -}}
{{- $settings := deepCopy .Values.adapter.settings }}
{{- $store := dict "type" .Values.adapter.store.type }}
{{- if eq .Values.adapter.store.type "file" }}{{ $_ := set $store "path" "/var/lib/gatehouse/adapter" }}{{ end }}
{{- if eq .Values.adapter.store.type "redis" }}{{ $_ := set $store "prefix" .Values.adapter.store.prefix }}{{ end }}
{{- $realms := deepCopy .Values.realms }}
{{- range $realm := $realms }}
{{- $_ := unset (index $realm "better-auth") "events-secret-key" }}
{{- range $client := $realm.clients }}{{ $_ := unset $client "secret-key" }}{{ end }}
{{- end }}
{{- $_ := set $settings "base-url" .Values.baseUrl }}
{{- $_ := set $settings "store" $store }}
{{- $_ := set $settings "realms" $realms }}
{{- $_ := set $settings "token" (include "gatehouse.token" . | fromYaml) }}
{{- $all := dict "gatehouse" $settings }}
{{- with include "gatehouse.betterAuth" . }}{{ $_ := set $all "BETTER_AUTH_SECRETS" . }}{{ end }}
{{- toYaml $all }}
{{- end }}

{{/* Where programs find the secrets of access tokens: files of their own, put in order here, or one file of lines. */}}
{{- define "gatehouse.token" -}}
{{- if .Values.secrets.tokenFileKey -}}
secrets-file: /run/secrets/token/secrets
{{- else -}}
secrets: {{ include "gatehouse.tokenSecrets" . | quote }}
{{- end }}
{{- end }}

{{- define "gatehouse.tokenSecrets" -}}
{{- $entries := list }}
{{- range .Values.secrets.token }}{{ $entries = append $entries (printf "%s:${mounted.token.%s}" .kid .kid) }}{{ end }}
{{- join "," $entries }}
{{- end }}

{{/* Several secrets of Better Auth, the current one first. A single one is a file of its own and needs no list. */}}
{{- define "gatehouse.betterAuth" -}}
{{- if gt (len .Values.secrets.betterAuth) 1 }}
{{- $entries := list }}
{{- range .Values.secrets.betterAuth }}{{ $entries = append $entries (printf "%v:${mounted.better-auth.%v}" .version .version) }}{{ end }}
{{- join "," $entries }}
{{- end }}
{{- end }}

{{/* What stands under spring.data.redis; nothing where there is no Redis. Takes the part's own values. */}}
{{- define "gatehouse.redis" -}}
{{- $redis := dict }}
{{- if .host }}{{ $redis = dict "host" .host "port" (int .port) }}{{ end }}
{{- if .sentinel.nodes }}{{ $redis = dict "sentinel" (dict "master" .sentinel.master "nodes" .sentinel.nodes) }}{{ end }}
{{- if .cluster.nodes }}{{ $redis = dict "cluster" (dict "nodes" .cluster.nodes) }}{{ end }}
{{- if $redis }}
{{- with .username }}{{ $_ := set $redis "username" . }}{{ end }}
{{- if .tls }}{{ $_ := set $redis "ssl" (dict "enabled" true) }}{{ end }}
{{- toJson $redis }}
{{- end }}
{{- end }}
