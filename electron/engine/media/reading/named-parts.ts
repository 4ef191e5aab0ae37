import type { ZipMembers } from '../zip-members.ts';
import { attributeOf, tokens } from './tokens.ts';

const mostParts = 5000;

/** Members in the order a reader meets them: slide 10 after slide 9. */
export function members(zip: ZipMembers, pattern: RegExp): string[] {
  const names = zip.names.filter((name) => pattern.test(name)).slice(0, mostParts);
  return names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** Where the parts that a part names lie (`…/_rels/….rels`), by their ids. */
export async function partsNamedBy(zip: ZipMembers, part: string): Promise<ReadonlyMap<string, string>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const parts = new Map<string, string>();
  const xml = (await zip.text(`${folder}_rels/${part.slice(slash + 1)}.rels`)) ?? '';
  for (const token of tokens(xml)) {
    if (token.name !== 'relationship' || token.closes) continue;
    const target = attributeOf(token, 'Target') ?? '';
    if (attributeOf(token, 'TargetMode') === 'External') continue;
    parts.set(attributeOf(token, 'Id') ?? '', resolved(folder, target));
    if (parts.size > 20_000) break;
  }
  return parts;
}

function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
