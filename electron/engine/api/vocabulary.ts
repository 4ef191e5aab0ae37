import { applyEdit } from '../db/edits.ts';
import { removeTerms, saveTerm, setAdding } from '../db/term-edits.ts';
import { mergeTerms } from '../db/term-merge.ts';
import { addingOf } from '../db/term-rights.ts';
import { titledNames } from '../db/term-titles.ts';
import { termsOf } from '../db/terms.ts';
import { eventsByUse, listByUse, placesByUse, themesByUse, unitsByUse } from '../db/words.ts';
import { firstThemes } from '../lists/first-themes.ts';
import { readTerms, writeTerms } from '../lists/term-csv.ts';
import { importTerms } from '../lists/term-import.ts';
import { officeSynonyms, writtenRow } from '../search/office-words.ts';
import { usualRows } from '../search/synonyms.ts';
import type { Implementer } from './base.ts';
import { edited } from './edited.ts';
import type { Engine } from './engine.ts';

/** Lines with problems that one answer names. */
const mostProblems = 1000;

export const vocabularyApi = (os: Implementer['vocabulary'], engine: Engine) => {
  const { db } = engine;
  return {
    themes: os.themes.handler(() => themesByUse(db)),
    keywords: os.keywords.handler(() => listByUse(db, 'keywords')),
    people: os.people.handler(() => listByUse(db, 'people')),
    events: os.events.handler(() => eventsByUse(db)),
    places: os.places.handler(() => placesByUse(db)),
    units: os.units.handler(() => unitsByUse(db)),
    terms: os.terms.handler(({ input }) => ({ terms: termsOf(db, input.kind), adding: addingOf(db, input.kind) })),
    save: os.save.handler(({ input, context }) => {
      let id = '';
      const done = edited(engine, () => {
        const saved = saveTerm(
          db,
          engine.editContext(context.person),
          input.kind,
          input.id,
          input.words,
          context.role === 'owner',
        );
        id = saved.id;
        return saved;
      });
      return { ...done, id };
    }),
    merge: os.merge.handler(({ input, context }) =>
      edited(engine, () => mergeTerms(db, engine.editContext(context.person), input.kind, input.ids, input.into)),
    ),
    remove: os.remove.handler(({ input, context }) =>
      edited(engine, () => removeTerms(db, engine.editContext(context.person), input.kind, input.ids)),
    ),
    adding: os.adding.handler(({ input, context }) =>
      edited(engine, () => setAdding(db, engine.editContext(context.person), input.kind, input.adding)),
    ),
    read: os.read.handler(({ input, context }) => {
      const { entries, problems } = readTerms(input.kind, input.csv);
      const found = importTerms(db, input.kind, entries, context.role === 'owner');
      const { things, added, changed } = found;
      const edit =
        input.dry || things.length === 0
          ? null
          : edited(engine, () => applyEdit(db, engine.editContext(context.person), [], things)).edit;
      const told = [...problems, ...found.problems].sort((a, b) => a.line - b.line);
      return { added, changed, problems: told.slice(0, mostProblems), edit };
    }),
    write: os.write.handler(({ input }) => ({ csv: writeTerms(input.kind, termsOf(db, input.kind)) })),
    titled: os.titled.handler(({ input }) => titledNames(db, input.names, input.date)),
    synonyms: os.synonyms.handler(() => ({ rows: officeSynonyms(db), usual: usualRows.map((row) => [...row]) })),
    saveSynonyms: os.saveSynonyms.handler(({ input, context }) => {
      const rows = input.rows.map(writtenRow);
      const words = { rows: rows.length > 0 ? rows : null };
      return edited(engine, () =>
        applyEdit(db, engine.editContext(context.person), [], [{ subject: 'vocabulary', id: 'synonyms', words }]),
      );
    }),
    begin: os.begin.handler(({ context }) => {
      const { things } = importTerms(db, 'theme', firstThemes(), context.role === 'owner', true);
      // asked twice, it is no step of undo
      if (things.length === 0) return { edit: '', changed: 0, created: { themes: [], events: [] }, gone: [] };
      return edited(engine, () => applyEdit(db, engine.editContext(context.person), [], things));
    }),
  };
};
