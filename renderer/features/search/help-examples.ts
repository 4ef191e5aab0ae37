import type { MessageKey, MessageValues } from '../../../shared/i18n/format.ts';
import {
  aspectSpellings,
  colourSpellings,
  kindSpellings,
  orientationSpellings,
  type QueryLanguage,
  statusSpellings,
} from '../../../shared/query/keywords.ts';
import { printField } from '../../../shared/query/print.ts';
import { words } from '../../../shared/text/fold.ts';

/** A search that shows one thing that the language can do. */
export interface Example {
  readonly query: string;
  readonly meaning: MessageKey;
  readonly values?: MessageValues;
}

export interface ExampleGroup {
  readonly title: MessageKey;
  readonly examples: readonly Example[];
}

/** What the office calls its things, the most used first; each list may be empty. */
export interface OfficeWords {
  readonly themes: readonly string[];
  readonly events: readonly string[];
  readonly people: readonly string[];
  readonly places: readonly string[];
  /** A year that there is material of, YYYY. */
  readonly year: string;
}

const months = { id: 'agustus', en: 'august' } as const;
const or = { id: 'atau', en: 'OR' } as const;
const lastWeek = { id: 'minggu lalu', en: 'last week' } as const;

/** The language by examples, in the office's own words as far as it has some. */
export function examplesFor(lang: QueryLanguage, office: OfficeWords): readonly ExampleGroup[] {
  const [first, second, third] = telling(office);
  const field = (name: Parameters<typeof printField>[0], value: string): string => printField(name, value, lang);
  const of = (spelling: Readonly<Record<QueryLanguage, readonly string[]>>): string => spelling[lang][0] ?? '';
  const named = (
    name: 'theme' | 'event' | 'place' | 'person',
    list: readonly string[],
    meaning: MessageKey,
  ): readonly Example[] => (list[0] ? [{ query: field(name, list[0]), meaning }] : []);
  const year = Number(office.year);
  const described = [
    ...named('theme', office.themes, 'search.help.theme'),
    ...named('event', office.events, 'search.help.event'),
    ...named('place', office.places, 'search.help.place'),
    ...named('person', office.people, 'search.help.person'),
  ];
  return [
    {
      title: 'search.help.group.words',
      examples: [
        { query: `${first} ${second}`, meaning: 'search.help.words' },
        { query: `"${first} ${second}"`, meaning: 'search.help.phrase' },
        { query: `${first} -${third}`, meaning: 'search.help.not', values: { word: third } },
        { query: `${first} ${or[lang]} ${third}`, meaning: 'search.help.or' },
      ],
    },
    {
      title: 'search.help.group.dates',
      examples: [
        { query: `${months[lang]} ${year}`, meaning: 'search.help.month' },
        { query: `17 ${months[lang]}`, meaning: 'search.help.yearly' },
        { query: lastWeek[lang], meaning: 'search.help.last-week' },
        { query: `${year - 2}..${year}`, meaning: 'search.help.span' },
      ],
    },
    ...(described.length > 0 ? [{ title: 'search.help.group.facts' as const, examples: described }] : []),
    {
      title: 'search.help.group.work',
      examples: [
        { query: field('lacking', of(aspectSpellings.title)), meaning: 'search.help.lacking' },
        { query: field('having', of(aspectSpellings.position)), meaning: 'search.help.having' },
        { query: field('status', of(statusSpellings.unused)), meaning: 'search.help.unused' },
        { query: field('rating', '>=4'), meaning: 'search.help.stars' },
      ],
    },
    {
      title: 'search.help.group.shape',
      examples: [
        { query: field('orientation', of(orientationSpellings.portrait)), meaning: 'search.help.orientation' },
        { query: field('width', '>=1920'), meaning: 'search.help.width' },
        { query: field('size', '>10MB'), meaning: 'search.help.size' },
        {
          query: `${field('kind', of(kindSpellings.video))} ${field('duration', '<60')}`,
          meaning: 'search.help.duration',
        },
        { query: field('colour', of(colourSpellings.blue)), meaning: 'search.help.colour' },
        { query: field('format', 'pdf'), meaning: 'search.help.format' },
      ],
    },
  ];
}

/** Three words that say something, out of the names of events and themes; some of every office where it has none yet. */
function telling({ events, themes }: OfficeWords): readonly [string, string, string] {
  const found = [...events, ...themes].flatMap((name) => words(name).filter((word) => /^\p{L}{4,}$/u.test(word)));
  const [first = 'ekspor', second = 'kopi', third = 'rapat'] = new Set([
    ...found.slice(0, 40),
    'ekspor',
    'kopi',
    'rapat',
  ]);
  return [first, second, third];
}
