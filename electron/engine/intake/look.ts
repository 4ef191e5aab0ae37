import { type FileSource, withFile } from '../media/file-source.ts';
import { fingerprint } from '../media/fingerprint.ts';
import { probePhoto } from '../media/probe/photo.ts';
import type { Probed } from '../media/probe/probed.ts';
import { ownFacts } from '../media/probe/video.ts';
import { sniff } from '../media/sniff.ts';
import type { SourceLook } from './messages.ts';

/** What tells whether the library has a file, and on which day it was taken. @throws BahanError about the file */
export async function lookInto(path: string): Promise<SourceLook> {
  return withFile(path, async (source) => ({
    fingerprint: fingerprint(source),
    day: dayOf(await takenAt(source)),
  }));
}

/** What cannot be understood says nothing about its day. */
async function takenAt(source: FileSource): Promise<Probed> {
  try {
    const sniffed = sniff(source);
    if (sniffed.kind === 'photo') return await probePhoto(source, sniffed);
    return (await ownFacts(source, sniffed)).facts;
  } catch {
    return {};
  }
}

/** A date at which a program changed the file is no day of capture. A film's clock in UTC is shown as this computer's. */
function dayOf({ capturedAt, capturedAtCertainty }: Probed): string | null {
  if (!capturedAt || capturedAtCertainty === 'modified') return null;
  if (capturedAtCertainty === 'utc-container' && /T.*Z$/.test(capturedAt)) return localDay(Date.parse(capturedAt));
  return /^\d{4}-\d\d-\d\d/.exec(capturedAt)?.[0] ?? null;
}

/** Day of a moment on this computer's clock, as cards write their times. */
export function localDay(at: number): string {
  const time = new Date(Number.isFinite(at) ? at : 0);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
