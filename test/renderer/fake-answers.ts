import { filtersOf } from '../../renderer/state/filters.ts';
import type { AssetCard, AssetWhole } from '../../shared/model/asset.ts';
import type { SearchLayout, SearchTimeline } from '../../shared/model/search.ts';
import type { FieldName } from '../../shared/query/tree.ts';

export const kindWords: Readonly<Record<string, string>> = {
  photo: 'foto',
  video: 'video',
  audio: 'rekaman',
  document: 'dokumen',
  other: 'lainnya',
};

export function fits(card: AssetCard, query: string): boolean {
  const filters = filtersOf(query);
  const words = filters.reduceRight((left, { span }) => left.slice(0, span.from) + left.slice(span.to), query);
  const wordsFit = words
    .split(/\s+/)
    .every((word) => `${card.title} ${card.theme} ${card.name}`.toLowerCase().includes(word.toLowerCase()));
  return (
    wordsFit &&
    filters.every(
      ({ field, choices, isExcluded }) => choices.some(({ value }) => passes(card, field, value)) !== isExcluded,
    )
  );
}

function passes(card: AssetCard, field: FieldName, value: string): boolean {
  if (field === 'theme') return card.theme?.toLowerCase() === value.toLowerCase();
  if (field === 'year' || (field === 'date' && /^\d{4}-\d{2}$/.test(value)))
    return card.date?.startsWith(value) ?? false;
  if (field === 'kind') return kindWords[card.kind] === value.toLowerCase();
  if (field === 'lacking') return value === 'judul' ? card.title === null : card.theme === null;
  return true;
}

export function counted<Value extends string>(values: readonly Value[]): { value: Value; count: number }[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

export function layoutOf(found: readonly AssetCard[]): SearchLayout {
  const groups: { date: string | null; count: number }[] = [];
  let bytes = '';
  for (const card of found) {
    const aspect =
      card.width && card.height ? Math.min(255, Math.max(8, Math.round((32 * card.width) / card.height))) : 0;
    bytes += String.fromCharCode(aspect);
    const last = groups.at(-1);
    if (last && last.date === card.date) last.count += 1;
    else groups.push({ date: card.date, count: 1 });
  }
  return { total: found.length, aspects: btoa(bytes), groups };
}

export function wholeOf(card: AssetCard): AssetWhole {
  const path = `/home/humas/Foto Kegiatan/${card.name}`;
  return {
    id: card.id,
    path,
    paths: [path],
    kind: card.kind,
    mime: 'image/jpeg',
    bytes: 4_200_000,
    width: card.width,
    height: card.height,
    orientation: 1,
    capturedAt: card.date ? `${card.date}T09:30:00+07:00` : null,
    capturedAtCertainty: 'exact',
    gps: null,
    make: 'Canon',
    model: 'EOS R6',
    title: card.title,
    description: null,
    keywords: [],
    creator: null,
    copyright: null,
    theme: card.theme,
    date: card.date,
    event: null,
    place: 'Bandung',
    people: [],
    proposed: card.proposedTitle ? { title: { value: card.proposedTitle, reason: 'folder-name', certainty: 0.8 } } : {},
    durationSeconds: card.durationSeconds,
    pages: card.pages,
    preview: null,
    state: card.state,
    error: card.error,
    text: null,
    files: [{ path, bytes: 4_200_000, modifiedAt: 1_790_000_000_000, state: card.state }],
    history: [],
    proposals: card.proposedTitle
      ? [{ field: 'title', value: card.proposedTitle, reason: 'folder-name', certainty: 0.8 }]
      : [],
    picture: card.picture,
    pictureKind: card.pictureKind,
    thumbhash: card.thumbhash,
    technical:
      card.kind === 'photo'
        ? { lens: 'RF 24-70mm', exposureSeconds: 1 / 125, aperture: 2.8, iso: 400, motionPhoto: 'yes' }
        : {},
    stacked: [],
    sidecars: card.stack ? [path.replace(/\.\w+$/, '.xmp')] : [],
    versions: [],
    rating: card.rating,
    pick: card.pick,
    label: card.label,
    unit: null,
    turn: 0,
    shift: 0,
    collections: [],
    eventId: null,
  };
}

/** What a result is made of, as far as windows are shown it. */
export const facetsOf = (found: readonly AssetCard[]) => ({
  kind: counted(found.map((card) => card.kind)).map((one) => ({
    ...one,
    query: `jenis:${kindWords[one.value] ?? one.value}`,
  })),
  theme: counted(found.flatMap((card) => card.theme ?? [])).map((one) => ({ ...one, query: `tema:"${one.value}"` })),
  year: counted(found.flatMap((card) => card.date?.slice(0, 4) ?? [])).map((one) => ({
    ...one,
    query: `tahun:${one.value}`,
  })),
  event: [],
  place: [],
});

/** How many of a result there are of each month. */
export function timelineOf(found: readonly AssetCard[]): SearchTimeline {
  const months = counted(found.flatMap((card) => card.date?.slice(0, 7) ?? []));
  const bars = months.map(({ value, count }) => ({ from: value, count })).sort((a, b) => a.from.localeCompare(b.from));
  return { unit: 'month', bars, undated: found.filter((card) => card.date === null).length };
}
