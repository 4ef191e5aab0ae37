import { labelColours } from '../../../shared/model/edit.ts';
import { channels } from '../../../shared/model/export.ts';
import { assetKinds } from '../../../shared/model/kind.ts';
import { classifications } from '../../../shared/model/rights.ts';
import { orientationOf } from '../../../shared/query/orientation.ts';
import type {
  AspectName,
  EmbargoName,
  FieldMeaning,
  FieldName,
  FieldNode,
  MeasureName,
  StatusName,
} from '../../../shared/query/tree.ts';
import { type DateMeaning, datePieces } from '../../../shared/text/dates.ts';
import { words as wordsOf } from '../../../shared/text/fold.ts';
import { withoutTitles } from '../../../shared/text/titles.ts';
import type { Reader } from '../db/connection.ts';
import { officeNow } from '../db/office-time.ts';
import { type Columns, flag, minuteOf, rootsNow } from './columns.ts';
import { fitsConsent } from './consents.ts';
import { collectionKey, insideNames, type Making, want } from './making.ts';
import { type Condition, matching, type Test } from './plan.ts';
import {
  cameraToken,
  dayToken,
  folderKey,
  folderToken,
  formatToken,
  kindToken,
  monthToken,
  quoted,
  undatedToken,
  unitToken,
  unthemedToken,
  untitledToken,
  yearlyToken,
  yearToken,
} from './tokens.ts';
import { type Alternative, hasHits, matchOf } from './vocabulary.ts';

type Meaning<Type extends FieldMeaning['type']> = Extract<FieldMeaning, { type: Type }>;

/** Days that an asset counts as new. */
const newDays = 14;
const dayMs = 86_400_000;
/** Of the globe; a degree north or south is as long everywhere. */
const kmADegree = 111.2;

const everything: Condition = { type: 'all' };
const testing = (test: Test): Condition => ({ type: 'test', test });
const flagged = (bit: number): Condition => testing((columns, at) => ((columns.flags[at] ?? 0) & bit) !== 0);
const not = (of: Condition): Condition => ({ type: 'not', of });
/** A token that no asset bears. */
const nothing = matching(quoted(kindToken(assetKinds.length)));

const columnOf: Partial<Record<FieldName, string>> = {
  title: 'title',
  theme: 'theme',
  event: 'event',
  person: 'people',
  place: 'place',
  keyword: 'keywords',
  caption: 'caption',
  creator: 'creator',
  folder: 'dir',
  name: 'name',
  text: 'text',
};

/** What a filter asks of the index and the columns. */
export function compileField(making: Making, node: FieldNode, excluded: boolean): Condition {
  const { meaning } = node;
  switch (meaning.type) {
    case 'empty':
      return excluded ? nothingExcluded : everything;
    case 'date':
      return matching(dateMatch(meaning.date));
    case 'kind':
      return kindCondition(assetKinds.indexOf(meaning.kind));
    case 'lacking':
      return not(having(making, meaning.field));
    case 'having':
      return having(making, meaning.field);
    case 'status':
      return compileStatus(making, meaning.status);
    case 'measure':
      return measured(meaning);
    case 'format':
      return matching(quoted(formatToken(meaning.format)));
    case 'orientation':
      return testing(({ width, height }, at) => orientationOf(width[at] ?? 0, height[at] ?? 0) === meaning.orientation);
    case 'label': {
      const number = 1 + labelColours.indexOf(meaning.label);
      return testing(({ label }, at) => label[at] === number);
    }
    case 'pick': {
      const number = meaning.pick === 'chosen' ? 1 : -1;
      return testing(({ pick }, at) => pick[at] === number);
    }
    case 'classification': {
      const number = 1 + classifications.indexOf(meaning.classification);
      return testing(({ classification }, at) => classification[at] === number);
    }
    case 'consent': {
      const found = making.options.gathered?.consents;
      return idTest(found && ((id) => fitsConsent(found, meaning.consent, id)));
    }
    case 'embargo':
      return embargoed(making, meaning.embargo);
    case 'channel': {
      const bit = 1 << channels.indexOf(meaning.channel);
      return testing((columns, at) => ((columns.channels[at] ?? 0) & bit) !== 0);
    }
    case 'colour':
      return idTest(making.options.gathered?.colours.get(meaning.colour));
    case 'similar': {
      const ids = new Set(making.options.gathered?.similar.get(meaning.id));
      return idTest((id) => ids.has(id));
    }
    case 'near':
      return near(meaning);
    case 'area':
      return area(meaning);
    case 'text':
      return compileText(making, node, meaning.words, excluded);
  }
}

/** What is not asked for yet excludes nothing. */
const nothingExcluded: Condition = nothing;

const idTest = (fits: ((id: number) => boolean) | undefined): Condition =>
  fits ? testing(({ id }, at) => fits(id[at] ?? 0)) : nothing;

export const kindCondition = (kind: number): Condition => matching(quoted(kindToken(kind)));

export function dateMatch(date: DateMeaning): string {
  if (date.type === 'yearly') {
    const month = String(date.month).padStart(2, '0');
    return quoted(yearlyToken(date.day === undefined ? month : `${month}-${String(date.day).padStart(2, '0')}`));
  }
  const { years, months, days } = datePieces(date.from, date.to);
  const tokens = [...years.map(yearToken), ...months.map(monthToken), ...days.map(dayToken)];
  return `(${(tokens.length > 0 ? tokens : [dayToken(date.from)]).map(quoted).join(' OR ')})`;
}

function compileText(making: Making, node: FieldNode, words: readonly string[], excluded: boolean): Condition {
  switch (node.field) {
    case 'collection':
      return making.options.gathered?.collections.get(collectionKey(words)) ?? nothing;
    case 'camera':
      return tokenWords(making.db, words.map(cameraToken), node.open);
    case 'unit':
      return tokenWords(making.db, words.map(unitToken), node.open);
    case 'folder': {
      const match = folderMatch(making.db, node.value);
      if (match) return matching(match);
    }
  }
  const column = columnOf[node.field];
  const whole: Alternative = { words, isPrefix: false, quality: 1 };
  const named = node.field === 'person' || node.field === 'creator' ? wordsOf(withoutTitles(node.value)) : words;
  if (named.length !== words.length)
    return want(making, [whole, { words: named, isPrefix: false, quality: 0.9 }], column, excluded);
  const begins = node.open && column !== undefined && !hasHits(making.db, `({${column}} : ${matchOf(whole)})`);
  const [only = ''] = words.length === 1 && (node.field === 'name' || node.field === 'folder') ? words : [];
  const inside = excluded || column === undefined ? undefined : insideNames(making, only, column);
  return inside ?? want(making, [{ ...whole, isPrefix: begins }], column, excluded);
}

/** All of some words that are kept as tokens; the last may still be a beginning where nothing has it whole. */
function tokenWords(db: Reader, tokens: readonly string[], open: boolean): Condition {
  const whole = `(${tokens.map(quoted).join(' AND ')})`;
  return matching(open && !hasHits(db, whole) ? `(${tokens.map(quoted).join(' AND ')} *)` : whole);
}

/** A folder given with its path means it and everything below; any other value is words of folder names. */
function folderMatch(db: Reader, value: string): string | undefined {
  const key = folderKey(value);
  const isInside = rootsNow(db).some(({ path }) => {
    const root = folderKey(path);
    return key === root || key.startsWith(root.endsWith('/') ? root : `${root}/`);
  });
  return isInside ? quoted(folderToken(key)) : undefined;
}

function having(making: Making, aspect: AspectName): Condition {
  const some = (column: 'event' | 'place' | 'creator' | 'unit' | 'people' | 'rating' | 'label'): Condition =>
    testing((columns, at) => columns[column][at] !== 0);
  switch (aspect) {
    case 'title':
      return not(matching(quoted(untitledToken)));
    case 'theme':
      return not(matching(quoted(unthemedToken)));
    case 'date':
      return not(matching(quoted(undatedToken)));
    case 'caption':
      return flagged(flag.captioned);
    case 'keyword':
      return flagged(flag.keyworded);
    case 'text':
      return flagged(flag.text);
    case 'described':
      return flagged(flag.described);
    case 'person':
      return some('people');
    case 'event':
    case 'place':
    case 'creator':
    case 'unit':
    case 'rating':
    case 'label':
      return some(aspect);
    case 'position':
      return testing(({ lat }, at) => !Number.isNaN(lat[at] ?? Number.NaN));
    case 'collection':
      return making.options.gathered?.collections.get('') ?? nothing;
    case 'classification':
      return testing(({ classification }, at) => classification[at] !== 0);
  }
}

function embargoed({ db, options }: Making, asked: EmbargoName): Condition {
  const now = minuteOf(officeNow(db, options.now));
  if (asked === 'none') return testing(({ embargo }, at) => embargo[at] === 0);
  if (asked === 'active') return testing(({ embargo }, at) => (embargo[at] ?? 0) > now);
  return testing(({ embargo }, at) => embargo[at] !== 0 && (embargo[at] ?? 0) <= now);
}

function compileStatus(making: Making, status: StatusName): Condition {
  switch (status) {
    case 'missing':
      return flagged(flag.missing);
    case 'unreadable':
      return flagged(flag.error);
    case 'hidden':
      return flagged(flag.hidden);
    case 'used':
      return flagged(flag.used);
    case 'unused':
      return not(flagged(flag.used));
    case 'described':
      return flagged(flag.described);
    case 'undescribed':
      return not(flagged(flag.described));
    case 'offline': {
      const offline = new Set(
        rootsNow(making.db)
          .filter((root) => !root.online)
          .map((root) => root.id),
      );
      return testing(
        (columns, at) => offline.has(columns.root[at] ?? 0) && ((columns.flags[at] ?? 0) & flag.missing) === 0,
      );
    }
    case 'new': {
      const since = Math.floor(making.options.now / dayMs) - newDays;
      return testing((columns, at) => (columns.added[at] ?? 0) >= since);
    }
  }
}

/** A number that is not known fits nothing: 0 pixels, no seconds. Without stars are 0 stars. */
const measures: Readonly<Record<MeasureName, (columns: Columns, at: number) => number>> = {
  rating: ({ rating }, at) => rating[at] ?? 0,
  published: ({ times }, at) => times[at] ?? 0,
  size: ({ bytes }, at) => bytes[at] ?? Number.NaN,
  width: ({ width }, at) => width[at] || Number.NaN,
  height: ({ height }, at) => height[at] || Number.NaN,
  duration: ({ duration }, at) => duration[at] ?? Number.NaN,
};

function measured({ field, from, to }: Meaning<'measure'>): Condition {
  const read = measures[field];
  return testing((columns, at) => {
    const value = read(columns, at);
    return value >= from && value <= to;
  });
}

function near({ lat, lon, km }: Meaning<'near'>): Condition {
  const radians = Math.PI / 180;
  const reach = km / kmADegree;
  const cosine = Math.cos(lat * radians);
  return testing((columns, at) => {
    const there = columns.lat[at] ?? Number.NaN;
    if (!(Math.abs(there - lat) <= reach)) return false;
    const north = Math.sin(((there - lat) * radians) / 2);
    const east = Math.sin((((columns.lon[at] ?? Number.NaN) - lon) * radians) / 2);
    const half = north * north + cosine * Math.cos(there * radians) * east * east;
    return (2 * Math.asin(Math.min(1, Math.sqrt(half)))) / radians <= reach;
  });
}

function area({ south, west, north, east }: Meaning<'area'>): Condition {
  return testing((columns, at) => {
    const lat = columns.lat[at] ?? Number.NaN;
    const lon = columns.lon[at] ?? Number.NaN;
    if (!(lat >= south && lat <= north)) return false;
    return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
  });
}
