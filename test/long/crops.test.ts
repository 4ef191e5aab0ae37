import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { loadPresets } from '../../electron/engine/export/presets.ts';
import { proposeCrops } from '../../electron/engine/media/crop-proposal.ts';
import { openDrawable } from '../../electron/engine/media/drawable.ts';
import { withFile } from '../../electron/engine/media/file-source.ts';
import { resourcePath } from '../../electron/engine/resources.ts';
import { partAround, ratioOf, valueOfRatio } from '../../shared/model/crop.ts';
import type { Part } from '../../shared/model/export.ts';
import { hasShared, sharedPath } from '../fixtures/shared.ts';

interface Subject {
  readonly file: string;
  readonly sha256: string;
  readonly subject: Part;
}

/** What each of some real pictures is about, looked at and drawn by hand to about a twentieth of its sides. */
const subjects = JSON.parse(readFileSync(new URL('../fixtures/subjects.json', import.meta.url), 'utf8')) as Subject[];

/** A subject that takes more than this of what a ratio can show at most fits by a hair, and boxes by hand are not that fine. */
const roomy = 0.9;

const ratios = [...new Set(loadPresets(resourcePath('presets')).flatMap((one) => ratioOf(one) ?? []))];

/** Share of a subject that lies in a part. */
function shareIn(subject: Part, part: Part): number {
  const along = (a: number, aSize: number, b: number, bSize: number) =>
    Math.max(0, Math.min(a + aSize, b + bSize) - Math.max(a, b)) / aSize;
  return along(subject.x, subject.width, part.x, part.width) * along(subject.y, subject.height, part.y, part.height);
}

const known = subjects.filter(({ file }) => hasShared('media', 'dev', file));

describe.skipIf(known.length < 60)('a proposed crop', () => {
  it('keeps the subject of real pictures, better than their middle would', { timeout: 600_000 }, async () => {
    const scores = { asked: 0, kept: 0, middle: 0 };
    for (const { file, sha256, subject } of known) {
      const path = sharedPath('media', 'dev', file);
      expect(createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)).toBe(sha256);
      // as large as a picture that a library keeps is looked at
      const { data, info } = await withFile(path, async (source) => {
        const upright = await (await openDrawable(source))(true).png().toBuffer();
        return sharp(upright).resize(640, 640, { fit: 'inside' }).png().toBuffer({ resolveWithObject: true });
      });
      const shape = info.width / info.height;
      const parts = await proposeCrops({ kept: data }, ratios);
      for (const ratio of ratios) {
        const middle = partAround(shape, valueOfRatio(ratio) ?? 1, 0.5, 0.5);
        if (middle.width === 1 && middle.height === 1) continue;
        if (subject.width > middle.width * roomy && middle.width < 1) continue;
        if (subject.height > middle.height * roomy && middle.height < 1) continue;
        scores.asked += 1;
        if (shareIn(subject, parts[ratio] as Part) >= 0.95) scores.kept += 1;
        if (shareIn(subject, middle) >= 0.95) scores.middle += 1;
      }
    }
    console.info(`crops: ${scores.kept} of ${scores.asked} keep the subject, ${scores.middle} in the middle`);
    expect(known.length).toBeGreaterThanOrEqual(60);
    expect(scores.kept / scores.asked).toBeGreaterThanOrEqual(0.9);
    expect(scores.kept).toBeGreaterThan(scores.middle);
  });
});
