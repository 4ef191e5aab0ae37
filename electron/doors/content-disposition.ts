/**
 * A `Content-Disposition` for a file name of any origin (RFC 6266; the extended form is RFC 5987). A name may hold
 * quotes, line breaks, half a surrogate pair, or marks that turn the reading direction so that an ending looks like
 * another one; none of them leaves.
 */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const clean =
    name
      .toWellFormed()
      .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
      .replace(/[/\\]/g, '_')
      .trim() || 'bahan';
  const plain = clean
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["%]/gu, '_');
  const encoded = encodeURIComponent(clean).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
