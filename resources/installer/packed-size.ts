import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { getRawHeader } from '@electron/asar';
import * as z from 'zod';
import { packedProgram } from './packed-program.ts';

/*
 * What the packed program is made of, largest first: `node resources/installer/packed-size.ts dist/packages/linux-unpacked`.
 * Electron itself is not counted: it is the same for every program.
 */

/** A part of the packed program: a package, or a folder of our own. */
export interface PackedPart {
  readonly name: string;
  readonly bytes: number;
}

const limits = z.strictObject({
  /** Bytes of parts without a line of their own, together. */
  others: z.strictObject({ megabytes: z.number(), why: z.string().min(20) }),
  parts: z.record(z.string(), z.strictObject({ megabytes: z.number(), why: z.string().min(20) })),
});
export type Limits = z.output<typeof limits>;

/** What each part may take, and why it takes that much. A part that grows needs a new number and a new reason here. */
export const packedLimits = (): Limits =>
  limits.parse(JSON.parse(readFileSync(new URL('./packed-limits.json', import.meta.url), 'utf8')));

interface Entry {
  readonly size?: number;
  readonly files?: Readonly<Record<string, Entry>>;
}

/** The parts of `app.asar` and of what lies unpacked beside it (the archive lists both), largest first. */
export function packedParts(archive: string): PackedPart[] {
  const sizes = new Map<string, number>();
  const visit = (entry: Entry, path: readonly string[]): void => {
    for (const [name, child] of Object.entries(entry.files ?? {})) visit(child, [...path, name]);
    // a link to another file takes nothing
    if (!entry.files && entry.size !== undefined) sizes.set(partOf(path), (sizes.get(partOf(path)) ?? 0) + entry.size);
  };
  visit(getRawHeader(archive).header as Entry, []);
  return [...sizes].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes);
}

/** A package has one name on every system, though its native part has another one on each. */
function partOf([first = '', second, third]: readonly string[]): string {
  if (first !== 'node_modules') return second === undefined ? first : `${first}/${second}`;
  if (second === '@img') return 'sharp';
  return second?.startsWith('@') ? `${second}/${third}` : (second ?? first);
}

const megabyte = 1e6;

/** What is larger than its reason allows, in words; nothing when all is well. */
export function tooLarge(parts: readonly PackedPart[], { parts: known, others }: Limits): string[] {
  const said = ({ name, bytes }: PackedPart, limit: number) =>
    `${name}: ${(bytes / megabyte).toFixed(2)} MB, where ${limit} MB are accounted for`;
  const named = parts.flatMap((part) => {
    const limit = known[part.name]?.megabytes;
    return limit !== undefined && part.bytes > limit * megabyte ? [said(part, limit)] : [];
  });
  const rest = parts.filter(({ name }) => known[name] === undefined);
  const sum = rest.reduce((bytes, part) => bytes + part.bytes, 0);
  if (sum <= others.megabytes * megabyte) return named;
  return [
    ...named,
    said({ name: `others (${rest.slice(0, 5).map(({ name }) => name)})`, bytes: sum }, others.megabytes),
  ];
}

/** A line for each part, largest first, and the sum. */
export function sizeReport(parts: readonly PackedPart[]): string {
  const line = (bytes: number, name: string) => `${(bytes / megabyte).toFixed(2).padStart(8)} MB  ${name}`;
  const sum = parts.reduce((bytes, part) => bytes + part.bytes, 0);
  return [...parts.map(({ name, bytes }) => line(bytes, name)), line(sum, 'together')].join('\n');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { archive } = packedProgram(process.argv[2] ?? 'dist/packages/linux-unpacked');
  const parts = packedParts(archive);
  console.log(sizeReport(parts));
  const faults = tooLarge(parts, packedLimits());
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
