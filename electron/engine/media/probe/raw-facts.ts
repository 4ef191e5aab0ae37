import { BahanError } from '../../../../shared/errors.ts';
import type { RawFact } from '../../../../shared/model/facts.ts';
import { type FileSource, withFile } from '../file-source.ts';
import { sniff } from '../sniff.ts';
import type { Sniffed } from '../sniffed.ts';

const longest = 2000;
const most = 3000;

/**
 * Every single thing that a file says, as it says it: at most 3,000 of them, each cut at 2,000 characters.
 * @throws BahanError when the file cannot be opened, or is of a sort that nothing here looks into.
 */
export function rawFactsOf(path: string): Promise<RawFact[]> {
  return withFile(path, async (source) => {
    const sniffed = sniff(source);
    const facts = await ofKind(source, sniffed);
    return [...fileFacts(source, sniffed), ...facts].slice(0, most).map(bounded);
  });
}

async function ofKind(source: FileSource, sniffed: Sniffed): Promise<readonly RawFact[]> {
  switch (sniffed.kind) {
    case 'photo':
      return (await import('./raw-facts-photo.ts')).rawPhotoFacts(source, sniffed);
    case 'document':
      return (await import('./raw-facts-document.ts')).rawDocumentFacts(source, sniffed);
    case 'video':
    case 'audio':
      return (await import('./raw-facts-media.ts')).rawMediaFacts(source, sniffed);
    default:
      if (sniffed.format === 'xmp') return (await import('./raw-facts-photo.ts')).rawPhotoFacts(source, sniffed);
      if (['zip', 'rar', 'tar'].includes(sniffed.format)) {
        return (await import('./raw-facts-document.ts')).rawDocumentFacts(source, sniffed);
      }
      throw new BahanError('file-unsupported', { path: source.path });
  }
}

function fileFacts(source: FileSource, { mime, format }: Sniffed): RawFact[] {
  const fact = (name: string, value: string): RawFact => ({ group: 'File', name, value });
  return [
    fact('Size', `${source.size} bytes`),
    fact('Modified', new Date(source.modifiedAt).toISOString()),
    fact('MIMEType', mime),
    ...(format ? [fact('Format', format)] : []),
  ];
}

/** Without what no screen shows: NULs and other controls but line breaks. */
function bounded({ group, name, value }: RawFact): RawFact {
  const shown = value
    .slice(0, longest * 2)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
    .toWellFormed()
    .trim();
  return { group, name: name.slice(0, 200), value: shown.length > longest ? `${shown.slice(0, longest)}…` : shown };
}
