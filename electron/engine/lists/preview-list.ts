import type { ListPreview } from '../../../shared/model/list.ts';
import { all, type Reader } from '../db/connection.ts';
import { differencesOf, type EditItem } from '../db/edits.ts';
import { daysApart } from '../db/event-names.ts';
import { shownOf, shownText } from '../db/shown.ts';
import { folded } from '../db/term-carriers.ts';
import { knownName, termByName } from '../db/term-rows.ts';
import { breathe } from './match.ts';
import { type PlanOptions, planList } from './plan.ts';
import type { ReadList } from './read-list.ts';

const slice = 200;
const samples = 20;
const mostNames = 1000;
/** Days between two events of one name that still are one event. */
const nearDays = 7;

/** What a list would do; nothing is written. @throws as `planList` */
export async function previewList(db: Reader, list: ReadList, options: PlanOptions = {}): Promise<ListPreview> {
  const plan = await planList(db, list, options);
  const sample: ListPreview['sample'] = [];
  const themes = new Map<string, string>();
  const events = new Map<string, string[]>();
  let changed = 0;
  for (let at = 0; at < plan.items.length; at += slice) {
    await breathe(options.signal);
    const items = plan.items.slice(at, at + slice);
    const { differences } = differencesOf(db, items);
    changed += new Set(differences.map(({ asset }) => asset.uid)).size;
    for (const { field, value, asset } of differences) {
      if (typeof value !== 'string' || themes.size + events.size >= mostNames) continue;
      if (field === 'theme' && !isTheme(db, value)) themes.set(folded(value), themes.get(folded(value)) ?? value);
      if (field === 'event') noteEvent(db, events, value, dateOf(db, items, asset.uid, asset.id));
    }
    if (sample.length < samples) sample.push(...samplesOf(db, differences.slice(0, samples - sample.length)));
  }
  const named = list.names.map((name, at) => ({ name, column: list.columns[at] ?? ('ignore' as const) }));
  const hasPath = named.some(({ column }) => column === 'path');
  const noPath = { line: list.headLine, problem: 'no-path' as const, value: '' };
  return {
    columns: named,
    rows: plan.rows,
    matched: plan.matched,
    changed,
    // one word about a list without file names, not one for each of its rows
    problems: hasPath ? [...plan.problems] : [noPath, ...plan.problems.filter(({ problem }) => problem !== 'no-path')],
    problemsMore: plan.problemsMore,
    created: { themes: [...themes.values()], events: [...events.keys()] },
    sample,
  };
}

const isTheme = (db: Reader, name: string): boolean =>
  termByName(db, 'theme', knownName(db, 'theme', name)) !== undefined;

/** The day that an event of a row is looked for by. */
function dateOf(db: Reader, items: readonly EditItem[], uid: string, id: number): string | null {
  const said = items.find((item) => item.id === uid)?.changes.findLast(({ field }) => field === 'date');
  if (said?.op === 'set' && typeof said.value === 'string' && said.value !== '') return said.value;
  return shownOf(db, [id]).get(id)?.date ?? null;
}

/** An event of this name near this day that is neither there nor made by an earlier row. */
function noteEvent(db: Reader, events: Map<string, string[]>, name: string, date: string | null): void {
  const key = [...events.keys()].find((known) => folded(known) === folded(name));
  const dates = [
    ...all<{ date: string | null }>(db, 'SELECT date FROM event WHERE name = ? AND state <> 2', name).map(
      (row) => row.date ?? '',
    ),
    ...(key === undefined ? [] : (events.get(key) ?? [])),
  ];
  if (dates.some((known) => known === '' || date === null || daysApart(known, date) <= nearDays)) return;
  events.set(key ?? name, [...(key === undefined ? [] : (events.get(key) ?? [])), date ?? '']);
}

function samplesOf(db: Reader, differences: ReturnType<typeof differencesOf>['differences']): ListPreview['sample'] {
  const shown = shownOf(
    db,
    differences.map(({ asset }) => asset.id),
  );
  return differences.map(({ asset, field, value }) => {
    const before = shown.get(asset.id);
    return {
      path: before?.name ?? '',
      field,
      before: before && isText(field) ? shownText(before, field) : null,
      after: typeof value === 'string' || value === null ? value : value.join(', '),
    };
  });
}

const isText = (field: string): field is Parameters<typeof shownText>[1] => field !== 'collections';
