"""Checks identity_header.py with vectors.json; prints how many agreed."""
import json
import sys
from pathlib import Path

folder = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(folder))
import identity_header  # noqa: E402

vectors = json.loads((folder / "vectors.json").read_text(encoding="utf-8"))
for vector in vectors:
    read = identity_header.items(vector["header"]) if "items" in vector else identity_header.text(vector["header"])
    wanted = vector["items"] if "items" in vector else vector["text"]
    if read != wanted:
        sys.exit(f"{vector} was read as {read!r}")
if identity_header.text(None) != "" or identity_header.items(None) != []:
    sys.exit("an absent header is not nothing")
print(len(vectors))
