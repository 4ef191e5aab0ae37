import type { CopyOutcome, CopyRequest, CopyTarget } from '../copy-request.ts';
import type { FileSource } from '../file-source.ts';
import { readerError } from '../reader-error.ts';
import type { Pixels } from './colours.ts';
import { type OpenedPicture, openPicture } from './decode.ts';
import { formatOf, packCopy } from './pack.ts';
import { type Placed, place, type Size, scaleOf } from './place.ts';
import { drawSheet } from './sheet.ts';
import { writeWhole } from './target-file.ts';

/** Pixels on the longer side for what is drawn in any size, where no preset says one. */
const usualEdge = 2048;

/**
 * Draws one picture for several targets, in their order. It is decoded once, as large as the largest of them needs it; only
 * pixels go from there into the copies.
 * @throws BahanError about the source
 */
export async function drawCopies(
  source: FileSource,
  request: CopyRequest,
  targets: readonly CopyTarget[],
): Promise<CopyOutcome[]> {
  const { page, frame, turn = 0 } = request;
  const picture = await openPicture(source, { page, frame, turn, edge: edgeAsked(targets) });
  const inP3 = picture.wide && targets.some(({ preset }) => preset.colours === 'display-p3');
  const { master, placed } = await drawnOnce(picture, targets, inP3);
  const outcomes: CopyOutcome[] = [];
  for (const [i, target] of targets.entries()) {
    try {
      const { preset, path, logo, bar } = target;
      const clear = master.channels === 4 && holdsClear(target);
      const laid = placed[i] as Placed;
      const pixels = await drawSheet(master, { preset, placed: laid, clear, logo, bar });
      const { data, width, height, format } = await packCopy(pixels, preset, request.describe);
      await writeWhole(path, data, source.path);
      outcomes.push({ width, height, bytes: data.length, format, part: laid.part, error: null });
    } catch (cause) {
      outcomes.push({ error: readerError(cause) });
    }
  }
  return outcomes;
}

const holdsClear = ({ preset }: CopyTarget): boolean => formatOf(preset, true) !== 'jpeg';

function edgeAsked(targets: readonly CopyTarget[]): number {
  return Math.max(
    ...targets.map(({ preset: { longEdge, size } }) =>
      // a crop may show a small part of it only
      size ? 2 * Math.max(size.width, size.height) : (longEdge ?? usualEdge),
    ),
  );
}

/**
 * The picture as large as the targets need it, and where each shows it. That a file is turned by more than it says of itself
 * is seen only when it is drawn; it is laid out again then.
 */
async function drawnOnce(
  picture: OpenedPicture,
  targets: readonly CopyTarget[],
  inP3: boolean,
): Promise<{ master: Pixels; placed: Placed[] }> {
  const layOut = (size: Size) => {
    const placed = targets.map(({ preset, part, bar }) => place(size, preset, part, Boolean(bar)));
    const scale = Math.min(1, Math.max(...placed.map((one) => scaleOf(size, one))));
    return { placed, edge: Math.max(1, Math.round(Math.max(size.width, size.height) * scale)) };
  };
  const first = layOut(picture.size);
  const master = await picture.draw(first.edge, inP3);
  const { width, height } = picture.size;
  const isAcross =
    width !== height && master.width !== master.height && width > height !== master.width > master.height;
  if (!isAcross) return { master, placed: first.placed };
  const again = layOut({ width: height, height: width });
  if (again.edge <= first.edge) return { master, placed: again.placed };
  return { master: await picture.draw(again.edge, inP3), placed: again.placed };
}
