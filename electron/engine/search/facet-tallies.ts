import { labelColours } from '../../../shared/model/edit.ts';
import { assetKinds } from '../../../shared/model/kind.ts';
import { type Classification, classifications } from '../../../shared/model/rights.ts';
import type { FacetName, FacetValue } from '../../../shared/model/search.ts';
import {
  classificationSpellings,
  kindSpellings,
  labelSpellings,
  orientationSpellings,
  statusSpellings,
} from '../../../shared/query/keywords.ts';
import { orientationOf } from '../../../shared/query/orientation.ts';
import { printField } from '../../../shared/query/print.ts';
import type { FieldName, OrientationName, StatusName } from '../../../shared/query/tree.ts';
import type { Reader } from '../db/connection.ts';
import { type ColumnNames, type Columns, flag } from './columns.ts';
import { monthName, monthsOf, type Stretch, yearName, yearsOf } from './date-touches.ts';
import { FolderTally } from './folder-tally.ts';
import type { FacetValues, Tally } from './tally.ts';
import { ListTally, type TextColumn, TextTally } from './text-tally.ts';

/** A tally for each facet. A value is counted wherever its filter would find it. */
export const facetTallies: Readonly<Record<FacetName, (names: ColumnNames) => Tally>> = {
  kind: () => new FewTally(assetKinds.map(kindValue), (columns, at) => columns.kind[at] ?? 0),
  theme: textTally('theme'),
  event: textTally('event'),
  place: textTally('place'),
  creator: textTally('creator'),
  camera: textTally('camera'),
  unit: textTally('unit'),
  person: (names) => new ListTally('people', 'person', names.people),
  format: (names) => new ListTally('formats', 'format', names.formats),
  folder: () => new FolderTally(),
  year: () => new TimeTally('year', 12, yearsOf, yearName),
  month: () => new TimeTally('date', 1, monthsOf, monthName),
  orientation: () =>
    new FewTally(orientations.map(orientationValue), ({ width, height }, at) => {
      const orientation = orientationOf(width[at] ?? 0, height[at] ?? 0);
      return orientation === undefined ? -1 : orientations.indexOf(orientation);
    }),
  rating: () => new FewTally([5, 4, 3, 2, 1].map(ratingValue), ({ rating }, at) => 5 - (rating[at] || 6), false),
  label: () => new FewTally(labelColours.map(labelValue), ({ label }, at) => (label[at] ?? 0) - 1),
  classification: () =>
    new FewTally(classifications.map(classificationValue), ({ classification }, at) => (classification[at] ?? 0) - 1),
  used: () => statusTally('used', 'unused', flag.used),
  described: () => statusTally('described', 'undescribed', flag.described),
};

type Named = Omit<FacetValue, 'count'>;

const orientations: readonly OrientationName[] = ['landscape', 'portrait', 'square', 'panorama'];

const named = (value: string, field: FieldName, word: string | undefined): Named => ({
  value,
  query: printField(field, word ?? value),
});
const kindValue = (kind: (typeof assetKinds)[number]): Named => named(kind, 'kind', kindSpellings[kind].id[0]);
const orientationValue = (name: OrientationName): Named => named(name, 'orientation', orientationSpellings[name].id[0]);
const labelValue = (label: (typeof labelColours)[number]): Named => named(label, 'label', labelSpellings[label].id[0]);
const classificationValue = (one: Classification): Named =>
  named(one, 'classification', classificationSpellings[one].id[0]);
const ratingValue = (stars: number): Named => named(`${stars}`, 'rating', undefined);
const statusValue = (status: StatusName): Named => named(status, 'status', statusSpellings[status].id[0]);

function statusTally(yes: StatusName, no: StatusName, bit: number): Tally {
  return new FewTally([yes, no].map(statusValue), ({ flags }, at) => ((flags[at] ?? 0) & bit ? 0 : 1));
}

function textTally(column: TextColumn): (names: ColumnNames) => Tally {
  return (names) => new TextTally(column, column, names[column]);
}

/** Values that are known beforehand; `read` tells which an asset has, -1: none. */
class FewTally implements Tally {
  readonly #named: readonly Named[];
  readonly #read: (columns: Columns, at: number) => number;
  readonly #sorted: boolean;
  readonly #counts: Uint32Array;

  /** @param sorted by how common they are; else in their own order */
  constructor(values: readonly Named[], read: (columns: Columns, at: number) => number, sorted = true) {
    this.#named = values;
    this.#read = read;
    this.#sorted = sorted;
    this.#counts = new Uint32Array(values.length);
  }

  add(block: Columns, places: Uint32Array, count: number): void {
    const counts = this.#counts;
    const read = this.#read;
    for (let n = 0; n < count; n++) {
      const value = read(block, places[n] as number);
      if (value >= 0) counts[value] = (counts[value] as number) + 1;
    }
  }

  async values(_db: Reader, limit: number): Promise<FacetValues> {
    const counted = this.#named.map((one, n) => ({ ...one, count: this.#counts[n] ?? 0 })).filter(({ count }) => count);
    if (this.#sorted) counted.sort((a, b) => b.count - a.count);
    return { values: counted.slice(0, limit), more: counted.length > limit };
  }
}

/** Years or months, the newest first. */
class TimeTally implements Tally {
  readonly #field: FieldName;
  /** Months that one is long. */
  readonly #months: number;
  readonly #touched: (columns: Columns, at: number) => Stretch | undefined;
  readonly #name: (number: number) => string;
  /** What lies in one month alone, by that month. */
  readonly #byMonth = new Map<number, number>();
  /** What is a span, by all that it touches. */
  readonly #spans = new Map<number, number>();

  constructor(
    field: FieldName,
    months: number,
    touched: (columns: Columns, at: number) => Stretch | undefined,
    name: (number: number) => string,
  ) {
    this.#field = field;
    this.#months = months;
    this.#touched = touched;
    this.#name = name;
  }

  add(block: Columns, places: Uint32Array, count: number): void {
    const { month, flags, span } = block;
    // hardly any date is a span
    const says = this.#months === 1 ? flag.month : flag.dated;
    // what follows each other mostly lies in the same month
    let last = 0;
    let run = 0;
    for (let n = 0; n < count; n++) {
      const place = places[n] as number;
      if (span[place] !== 0) {
        this.#addSpan(block, place);
        continue;
      }
      if (((flags[place] as number) & says) === 0) continue;
      const at = month[place] as number;
      if (at !== last) {
        add(this.#byMonth, last, run);
        last = at;
        run = 0;
      }
      run++;
    }
    add(this.#byMonth, last, run);
  }

  #addSpan(block: Columns, place: number): void {
    const stretch = this.#touched(block, place);
    if (stretch) for (let at = stretch.from; at <= stretch.to; at++) add(this.#spans, at, 1);
  }

  async values(_db: Reader, limit: number): Promise<FacetValues> {
    const counts = new Map(this.#spans);
    for (const [at, count] of this.#byMonth) add(counts, Math.floor(at / this.#months), count);
    const values = [...counts]
      .sort(([a], [b]) => b - a)
      .slice(0, limit)
      .map(([at, count]): FacetValue => ({ ...named(this.#name(at), this.#field, undefined), count }));
    return { values, more: counts.size > limit };
  }
}

function add(counts: Map<number, number>, at: number, count: number): void {
  if (count > 0) counts.set(at, (counts.get(at) ?? 0) + count);
}
