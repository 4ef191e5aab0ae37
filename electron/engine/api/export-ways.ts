import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Channel, Preset } from '../../../shared/model/export.ts';
import { assetByUid } from '../db/assets.ts';
import { keepCopies } from '../db/copy-journal.ts';
import { newId } from '../db/ids.ts';
import { findPreset } from '../export/presets.ts';
import { kindOf } from '../export/source.ts';
import { prepareTarget } from '../export/target-place.ts';
import { mayLeave, type SheetOrder } from '../export/ways/make-sheet.ts';
import { prepareCopies } from '../export/ways/prepare.ts';
import { sheetRows } from '../export/ways/sheet-rows.ts';
import { pastedWords, sheetWords } from '../export/ways/sheet-words.ts';
import { libraryPaths } from '../library-folder.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

interface Asked {
  readonly preset: string;
  readonly channel?: Channel | undefined;
}

/** Of what is said in a picture. */
const nothingSaid = { words: false, credit: false, people: false, position: false, camera: false };

/** Of a picture for the clipboard, by its ending. */
const mimeOf = (path: string): string => (extname(path) === '.png' ? 'image/png' : 'image/jpeg');

/** The ways out that are no export: words to paste, copies handed to other programs, sheets about a selection. */
export const exportWaysApi = (os: Implementer['exports'], engine: Engine) => {
  const { db, host, jobs, media, store, search, changes } = engine;
  const now = () => host.clock.now();
  const asked = ({ preset, channel }: Asked): Preset => {
    const { origin: _, ...found } = findPreset(engine.presets, preset);
    return channel ? { ...found, channel } : found;
  };
  const prepared = async (
    ids: readonly string[],
    preset: Preset,
    person: string | undefined,
    signal: AbortSignal | undefined,
  ) => {
    const made = {
      db,
      media,
      store,
      logos: libraryPaths(engine.folder).logos,
      folder: join(engine.folder, 'handed'),
      now,
    };
    const done = await prepareCopies(made, [...new Set(ids)], preset, person ?? host.person, signal);
    const uids = done.files.map(({ id }) => id);
    search.noteChanged(uids.flatMap((id) => assetByUid(db, id)?.id ?? []));
    changes.note({ assets: uids, membership: true });
    keepCopies(db, engine.editContext(person));
    return done;
  };
  return {
    words: os.words.handler(async ({ input: { ids, language }, signal }) => {
      const allowed = await mayLeave({ db, now }, ids, signal);
      if (allowed.length === 0) throw new BahanError('gate-refused');
      const words = sheetWords(language, now());
      const text = sheetRows(db, allowed)
        .map((row) => pastedWords(row, words))
        .filter((one) => one !== '')
        .join('\n\n');
      const kept = new Set(allowed);
      return { text, refused: ids.filter((id) => !kept.has(id)) };
    }),
    prepare: os.prepare.handler(({ input, context, signal }) =>
      prepared(input.ids, asked(input), context.person, signal),
    ),
    picture: os.picture.handler(async ({ input: { id, ...how }, context, signal }) => {
      if (kindOf(db, id) !== 'photo') throw new BahanError('file-unsupported', { id });
      // a clipboard takes pixels, of the two formats that every window can read, and nothing that a file says besides
      const drawn: Preset = { ...asked(how), original: false, format: 'keep', metadata: nothingSaid };
      const { files } = await prepared([id], drawn, context.person, signal);
      const path = files[0]?.path ?? '';
      return { mime: mimeOf(path), bytes: Uint8Array.from(await readFile(path)) };
    }),
    sheet: os.sheet.handler(({ input: { ids, what, to, language } }) => {
      prepareTarget(db, to);
      const order: SheetOrder = { ids: [...new Set(ids)], what, to, language };
      return jobs.add('sheet', newId(), order, { count: order.ids.length, folder: to, what });
    }),
  };
};
