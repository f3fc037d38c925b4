{{/* Which keys of the Secret a program gets, as a JSON list of {key, path}; the path is the name of the setting. */}}
{{- define "gatehouse.tokenItems" -}}
{{- $items := list }}
{{- if not .Values.secrets.tokenFileKey }}
{{- range .Values.secrets.token }}{{ $items = append $items (dict "key" .key "path" (printf "mounted.token.%s" .kid)) }}{{ end }}
{{- end }}
{{- toJson $items }}
{{- end }}

{{- define "gatehouse.edge.items" -}}
{{- $items := include "gatehouse.tokenItems" . | fromJsonArray }}
{{- $client := index .Values.realms .Values.edge.realm "clients" .Values.edge.clientId }}
{{- $items = append $items (dict "key" (index $client "secret-key") "path" "gatehouse.adapter.client-secret") }}
{{- with .Values.edge.redis.passwordKey }}{{ $items = append $items (dict "key" . "path" "spring.data.redis.password") }}{{ end }}
{{- toJson $items }}
{{- end }}

{{- define "gatehouse.adapter.items" -}}
{{- $items := include "gatehouse.tokenItems" . | fromJsonArray }}
{{- if eq (len .Values.secrets.betterAuth) 1 }}
{{- $items = append $items (dict "key" (first .Values.secrets.betterAuth).key "path" "BETTER_AUTH_SECRET") }}
{{- else }}
{{- range .Values.secrets.betterAuth }}{{ $items = append $items (dict "key" .key "path" (printf "mounted.better-auth.%v" .version)) }}{{ end }}
{{- end }}
{{- range $id, $realm := .Values.realms }}
{{- $name := printf "gatehouse.realms.%s" $id }}
{{- with index $realm "better-auth" "events-secret-key" }}
{{- $items = append $items (dict "key" . "path" (printf "%s.better-auth.events-secret" $name)) }}
{{- end }}
{{- range $client, $is := $realm.clients }}
{{- $dot := hasPrefix "[" $client | ternary "" "." }}
{{- with index $is "secret-key" }}{{ $items = append $items (dict "key" . "path" (printf "%s.clients%s%s.secret" $name $dot $client)) }}{{ end }}
{{- end }}
{{- end }}
{{- with .Values.adapter.redis.passwordKey }}{{ $items = append $items (dict "key" . "path" "spring.data.redis.password") }}{{ end }}
{{- toJson $items }}
{{- end }}

{{/* The volumes of them. Files, so that no environment, dump or description of a pod shows a secret. */}}
{{- define "gatehouse.secretVolumes" -}}
- name: secrets
  secret:
    secretName: {{ include "gatehouse.secretName" .root }}
    defaultMode: 0440
    items: {{- .items | toYaml | nindent 6 }}
{{- with .root.Values.secrets.tokenFileKey }}
- name: token
  secret:
    secretName: {{ include "gatehouse.secretName" $.root }}
    defaultMode: 0440
    items: [{ key: {{ . | quote }}, path: secrets }]
{{- end }}
{{- end }}

{{- define "gatehouse.secretMounts" -}}
- { name: secrets, mountPath: /run/secrets/gatehouse, readOnly: true }
{{- if .root.Values.secrets.tokenFileKey }}
- { name: token, mountPath: /run/secrets/token, readOnly: true }
{{- end }}
{{- end }}
