{{- define "gatehouse.fullname" -}}
{{- .Values.fullnameOverride | default .Release.Name | trunc 40 | trimSuffix "-" }}
{{- end }}

{{/* What follows takes (dict "root" $ "name" <part>), a part being edge, adapter or a sample. */}}
{{- define "gatehouse.name" -}}
{{- printf "%s-%s" (include "gatehouse.fullname" .root) .name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "gatehouse.selector" -}}
app.kubernetes.io/name: gatehouse
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .name }}
{{- end }}

{{- define "gatehouse.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "gatehouse.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/part-of: gatehouse
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Nothing in them changes with the chart's version, so a new chart alone restarts nothing. */}}
{{- define "gatehouse.podLabels" -}}
{{ include "gatehouse.selector" . }}
app.kubernetes.io/part-of: gatehouse
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "gatehouse.image" -}}
{{- $image := .image }}
{{- $registry := $image.registry | default .root.Values.imageRegistry }}
{{- if $registry }}{{ $registry }}/{{ end }}{{ $image.repository }}
{{- if $image.digest }}@{{ $image.digest }}{{ else }}:{{ $image.tag | default .root.Chart.AppVersion }}{{ end }}
{{- end }}

{{- define "gatehouse.secretName" -}}
{{- .Values.secrets.existingSecret | default (printf "%s-trial" (include "gatehouse.fullname" .)) }}
{{- end }}

{{- define "gatehouse.issuer" -}}
{{ .Values.baseUrl }}/realms/{{ .Values.edge.realm }}
{{- end }}
