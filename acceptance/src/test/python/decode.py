"""Decodes an access token as a backend in Python would: argument 1 is the token, standard input the secret."""
import json
import sys

import jwt

print(json.dumps(jwt.decode(sys.argv[1], sys.stdin.read(), algorithms=["HS256"])))
