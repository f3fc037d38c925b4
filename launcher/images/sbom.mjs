// What is in the base, as CycloneDX: the packages of Debian and the Java. That of a program is made by its module.
const FIELD = (name) => new RegExp(`^${name}: (.*)$`, "m");

// From dpkg's list of packages: without those that are left out.
export function packagesOf(status, leftOut) {
  const stanzas = status.split(/\n\n+/).filter((stanza) => FIELD("Package").test(stanza) && !leftOut.includes(FIELD("Package").exec(stanza)[1]));
  const packages = stanzas.map((stanza) => {
    const [name, version, arch] = ["Package", "Version", "Architecture"].map((field) => FIELD(field).exec(stanza)[1]);
    return { name, version, arch };
  });
  return { kept: stanzas.map((stanza) => `${stanza.trim()}\n\n`).join(""), packages };
}

export function bomOf({ packages, jdk }) {
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "container", name: "gatehouse-base" } },
    components: [
      ...packages.map(({ name, version, arch }) => ({
        type: "library", name, version,
        purl: `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${arch}`,
      })),
      { type: "platform", name: "java", version: jdk.full, publisher: jdk.maker, description: jdk.build },
    ],
  };
}
