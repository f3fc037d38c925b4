// What was made, and what to do with it.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { IMAGES, ROOT } from "../place.mjs";

const STARTS = { aot: "with an AOT cache", cds: "with a CDS archive", plain: "plain" };

export function report({ made, start, labels, terminal }) {
  const version = versionOf(readFileSync(join(ROOT, "pom.xml"), "utf8"));
  const sized = made.map((image) => ({ ...image, bytes: statSync(image.file).size }));
  terminal.line(textOf({ made: sized, start, labels, version, folder: IMAGES }));
}

export const versionOf = (pom) => /<artifactId>gatehouse<\/artifactId>\s*<version>([^<]+)</.exec(pom)[1];

export function textOf({ made, start, labels, version, folder }) {
  const lines = made.map(({ module, bytes, digest }) =>
    `  gatehouse/${module}:${version}`.padEnd(46) + `${(bytes / 1e6).toFixed(1).padStart(7)} MB  sha256 ${digest.slice(0, 16)}`);
  const [{ module }] = made;
  return `
Three images, ${STARTS[start]}, of revision ${labels.revision ?? "unknown"}, in ${folder}:
${lines.join("\n")}
  beside each its SBOM, as ${module}.cdx.json

To a registry   skopeo copy docker-archive:${folder}/${module}.tar docker://registry.example.com/gatehouse/${module}:${version}
To docker       docker load --input ${folder}/${module}.tar
To kind         kind load image-archive ${folder}/${module}.tar
In Helm's values: imageRegistry: registry.example.com, and to pin one: edge.image.digest, adapter.image.digest as skopeo inspect tells.
More: docs/operate/images.md`;
}
