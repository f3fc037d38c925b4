{{- define "backend.selector" -}}
{{- if .Values.deployment.enabled -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- else -}}
{{- if not .Values.selector }}{{ fail "selector is empty: write the labels of your pods, or let the chart run them with deployment.enabled" }}{{ end }}
{{- toYaml .Values.selector }}
{{- end }}
{{- end }}

{{- define "backend.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
