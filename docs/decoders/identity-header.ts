// Reads the identity headers that the edge writes.

/** The text of a header such as X-User-Name; empty for an absent one. */
export function text(header: string | null | undefined): string {
  return decodeURIComponent(header ?? "");
}

/** The items of a header such as X-User-Roles; none for an absent one. */
export function items(header: string | null | undefined): readonly string[] {
  return header ? header.split(",").map(text) : [];
}
