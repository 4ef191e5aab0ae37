import { kindByName } from './extensions.ts';
import type { Guess, SniffInput } from './sniffed.ts';

const letterHead =
  /^(received|return-path|delivered-to|from|to|subject|message-id|mime-version|date|x-[a-z-]+|arc-seal):\s/i;

/**
 * Text has no signature: it is text when it decodes and holds no control characters. XML, SVG, HTML and letters are
 * told apart by how they begin; for the rest the name says what sort of text it is.
 */
export function sniffText({ head, source }: SniffInput): Guess {
  const text = decoded(head.subarray(0, 8192));
  if (text === undefined) return undefined;
  const start = text.replace(/^\ufeff/, '').trimStart();
  const lower = start.slice(0, 4096).toLowerCase();
  if (/^(<\?xml[^>]*\?>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype svg[\s\S]*?>\s*)?<(\w+:)?svg[\s>]/.test(lower)) {
    return { kind: 'photo', mime: 'image/svg+xml', format: 'svg' };
  }
  if (lower.startsWith('<?xml') && /<(\w+:)?svg[\s>]/.test(lower))
    return { kind: 'photo', mime: 'image/svg+xml', format: 'svg' };
  if (lower.startsWith('<?xpacket') || lower.startsWith('<x:xmpmeta')) {
    return { kind: 'other', mime: 'application/rdf+xml', format: 'xmp' };
  }
  const promised = kindByName(source.path);
  if (promised.mime === 'message/rfc822' && (letterHead.test(start) || /^from /i.test(start))) {
    return { kind: 'document', mime: 'message/rfc822', format: 'eml' };
  }
  if (
    /^(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|table|meta)[\s>]/.test(lower) ||
    (lower.startsWith('<?xml') && /<html[\s>]/.test(lower))
  ) {
    return { kind: 'document', mime: 'text/html', format: 'html' };
  }
  if (promised.mime === 'message/rfc822') return { kind: 'document', mime: promised.mime, format: 'eml' };
  if (promised.mime === 'text/html') return { kind: 'document', mime: promised.mime, format: 'html' };
  if (lower.startsWith('<?xml')) return { kind: 'document', mime: 'text/xml', format: 'xml' };
  // a page saved whole, as browsers and Word do
  if (/^(mime-version|content-type|from):\s/i.test(start) && /^content-type:\s*multipart\/related/im.test(start)) {
    return { kind: 'document', mime: 'message/rfc822', format: 'eml' };
  }
  if (letterHead.test(start) && /^(message-id|mime-version|received):\s/im.test(start) && /^from:\s/im.test(start)) {
    return { kind: 'document', mime: 'message/rfc822', format: 'eml' };
  }
  const textual = /^text\/|\/(json|xml|xhtml\+xml|x-subrip)$/.test(promised.mime);
  if (textual) return { kind: promised.kind, mime: promised.mime, format: 'text' };
  return { kind: promised.kind === 'other' ? 'other' : 'document', mime: 'text/plain', format: 'text' };
}

/** The text, or undefined when these bytes are none: control characters, or too many bytes that no encoding writes. */
function decoded(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) return undefined;
  return bytes.toString('utf8');
}
