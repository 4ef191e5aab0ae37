import type { TechnicalFacts } from '../../../../shared/model/facts.ts';
import { cleanText } from './clean.ts';

const spaces: Readonly<Record<string, string>> = {
  'RGB ': 'RGB',
  GRAY: 'Gray',
  CMYK: 'CMYK',
  'Lab ': 'Lab',
  'XYZ ': 'XYZ',
  YCbr: 'YCbCr',
};

/** The name and the colour space of a profile (ICC.1:2022), whose description is text or, since version 4, UTF-16. */
export function readIcc(profile: Buffer | undefined): TechnicalFacts {
  if (!profile || profile.length < 132 || profile.toString('latin1', 36, 40) !== 'acsp') return {};
  const space = spaces[profile.toString('latin1', 16, 20)];
  const name = cleanText(description(profile));
  return { ...(space ? { colourSpace: space } : {}), ...(name ? { colourProfile: name.slice(0, 200) } : {}) };
}

function description(profile: Buffer): string | undefined {
  const count = Math.min(profile.readUInt32BE(128), 100);
  for (let n = 0, at = 132; n < count && at + 12 <= profile.length; n++, at += 12) {
    if (profile.toString('latin1', at, at + 4) !== 'desc') continue;
    const from = profile.readUInt32BE(at + 4);
    const tag = profile.subarray(from, from + Math.min(profile.readUInt32BE(at + 8), 4096));
    const type = tag.toString('latin1', 0, 4);
    if (type === 'desc' && tag.length > 12) return tag.toString('latin1', 12, 12 + tag.readUInt32BE(8)).split('\0')[0];
    if (type !== 'mluc' || tag.length < 28) return undefined;
    const length = tag.readUInt32BE(20);
    const offset = tag.readUInt32BE(24);
    const text = tag.subarray(offset, offset + (length & ~1));
    return Buffer.from(text.subarray(0, text.length & ~1))
      .swap16()
      .toString('utf16le');
  }
  return undefined;
}
