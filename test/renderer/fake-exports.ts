import { BahanError } from '../../shared/errors.ts';
import type { AssetCard } from '../../shared/model/asset.ts';
import type { Change } from '../../shared/model/change.ts';
import type {
  Channel,
  ExportItem,
  Extract,
  KnownPreset,
  Part,
  PicturePart,
  Preset,
} from '../../shared/model/export.ts';
import type { Job } from '../../shared/model/job.ts';
import type { Verdict } from '../../shared/model/rights.ts';
import { logosOf } from './fake-logos.ts';

const metadata = { words: true, credit: true, people: true, position: false, camera: false };

const made = (id: string, name: string, channel: Channel, rest: Partial<Preset>): KnownPreset => ({
  id,
  name: { id: name, en: name },
  purpose: { id: `Untuk ${name}.`, en: `For ${name}.` },
  channel,
  original: false,
  metadata,
  origin: 'program',
  ...rest,
});

const firstPresets = (): KnownPreset[] => [
  made('web', 'Web', 'website', { longEdge: 2048 }),
  made('hero', 'Spanduk utama', 'website', { size: { width: 1920, height: 1080 }, fit: 'crop' }),
  made('ig-4-5', 'Instagram 4:5', 'instagram', { size: { width: 1080, height: 1350 }, fit: 'crop' }),
  made('ig-1-1', 'Instagram 1:1', 'instagram', { size: { width: 1080, height: 1080 }, fit: 'crop' }),
  made('ig-9-16', 'Instagram Story', 'instagram', {
    size: { width: 1080, height: 1920 },
    fit: 'crop',
    covered: [
      { x: 0, y: 0, width: 1, height: 0.13 },
      { x: 0, y: 0.82, width: 1, height: 0.18 },
    ],
  }),
  made('wa', 'WhatsApp', 'whatsapp', { longEdge: 1600 }),
  made('asli', 'Asli', 'other', { original: true }),
];

const common = (one: number, other: number): number => (other === 0 ? one : common(other, one % other));

const cropKey = (id: string, ratio: string, of: PicturePart | undefined): string =>
  `${id} ${ratio} ${JSON.stringify(of ?? null)}`;

/** The verbs of taking out over made-up assets: every third has no title and is warned of, every eighth is held back. */
export function exportsOf(room: {
  readonly cards: readonly AssetCard[];
  readonly jobs: Job[];
  readonly change: (part: Partial<Change>) => void;
}) {
  const { cards, jobs, change } = room;
  const presets = firstPresets();
  const crops = new Map<string, Part>();
  const items = new Map<string, ExportItem[]>();
  const cardOf = (id: string) => cards.find((card) => card.id === id);
  const find = (id: string): KnownPreset => {
    const preset = presets.find((one) => one.id === id);
    if (!preset) throw new BahanError('preset-not-found', { preset: id });
    return preset;
  };
  const pictureOf = (card: AssetCard | undefined): number => (card?.width ?? 3) / (card?.height ?? 2);
  const middle = (card: AssetCard | undefined, ratio: string): Part => {
    const [wide = 1, high = 1] = ratio.split(':').map(Number);
    const width = Math.min(1, wide / high / pictureOf(card));
    const height = Math.min(1, (pictureOf(card) * high) / wide);
    return { x: (1 - width) / 2, y: (1 - height) / 2, width, height };
  };
  const verdictOf = (id: string): Verdict => {
    const at = cards.findIndex((card) => card.id === id);
    if (at % 8 === 1) {
      const ground = { ground: 'consent-withdrawn' as const, until: null, name: 'Siti Aminah' };
      return { outcome: 'refused', grounds: [ground] };
    }
    if (at % 3 !== 2) return { outcome: 'allowed', grounds: [] };
    return { outcome: 'warned', grounds: [{ ground: 'undescribed', until: null, name: null }] };
  };
  const check = ({ ids, channels }: { ids: readonly string[]; channels: readonly Channel[] }) =>
    ids.flatMap((id) => channels.map((channel) => ({ id, channel, verdict: verdictOf(id) })));
  const put = (job: Job): Job => {
    const at = jobs.findIndex((one) => one.id === job.id);
    if (at < 0) jobs.unshift(job);
    else jobs[at] = job;
    change({ jobs: [job] });
    return job;
  };
  let runs = 0;

  const verbs = {
    presets: () => presets.map((preset) => ({ ...preset })),
    savePreset: ({ preset }: { preset: Preset }) => {
      const at = presets.findIndex((one) => one.id === preset.id);
      const before = presets[at];
      if (before) presets[at] = { ...preset, origin: before.origin === 'office' ? 'office' : 'changed' };
      else presets.push({ ...preset, origin: 'office' });
      return { edit: 'edit-preset', changed: 0 };
    },
    removePreset: ({ id }: { id: string }) => {
      const at = presets.findIndex((one) => one.id === id);
      const first = firstPresets().find((one) => one.id === id);
      presets.splice(at, 1, ...(first ? [first] : []));
      return { edit: 'edit-preset', changed: 0 };
    },
    importPresets: ({ text }: { text: string }) => {
      try {
        const read = JSON.parse(text) as { presets: Preset[] };
        presets.push(...read.presets.map((preset) => ({ ...preset, origin: 'office' as const })));
      } catch {
        throw new BahanError('bad-input', { field: 'text' });
      }
      return { edit: 'edit-preset', changed: 0 };
    },
    ...logosOf(),
    plan: (input: { ids: string[]; presets: string[]; to: string; extracts?: Record<string, Extract> }) => {
      const chosen = input.presets.map(find);
      const refused = input.ids.flatMap((id) =>
        chosen
          .filter((preset) => !preset.original && cardOf(id)?.kind !== 'photo' && !input.extracts?.[id])
          .map((preset) => ({ id, preset: preset.id, reason: 'part-not-chosen' })),
      );
      const channels = [...new Set(chosen.map((preset) => preset.channel))];
      // of each sort the first thousand
      const gate = check({ ids: input.ids, channels })
        .filter(({ verdict }) => verdict.outcome !== 'allowed')
        .slice(0, 1000);
      const held = (outcome: string) =>
        chosen.length * input.ids.filter((id) => verdictOf(id).outcome === outcome).length;
      return {
        copies: Math.max(0, input.ids.length * chosen.length - refused.length - held('refused')),
        refused,
        gate,
        refusedCount: refused.length + held('refused'),
        warnedCount: held('warned'),
        taken: input.to.includes('penuh') ? 2 : 0,
        bytes: 480_000 * input.ids.length * chosen.length,
        freeBytes: 42_000_000_000,
        insideRoot: input.to.startsWith('/home/humas/Foto Kegiatan'),
      };
    },
    start: ({ to, ids, presets: asked }: { to: string; ids: string[]; presets: string[] }) => {
      if (to.includes('terlarang')) throw new BahanError('target-unwritable', { path: to });
      runs += 1;
      const id = `export-${runs}`;
      const total = ids.length * asked.length;
      items.set(
        id,
        ids.flatMap((asset) =>
          asked.map((preset) => ({ id: asset, preset, file: null, outcome: 'waiting' as const, reason: null })),
        ),
      );
      return put({
        id,
        kind: 'export',
        state: 'running',
        label: { folder: to, count: total },
        done: 0,
        total,
        failed: 0,
        startedAt: Date.now(),
        endedAt: null,
        error: null,
      });
    },
    retry: ({ job }: { job: string }) => {
      const known = jobs.find((one) => one.id === job);
      if (!known) throw new BahanError('job-not-found', { id: job });
      return put({ ...known, state: 'running', failed: 0, endedAt: null });
    },
    items: ({ job, offset, limit }: { job: string; offset: number; limit: number }) =>
      (items.get(job) ?? []).slice(offset, offset + limit),
    preview: ({ id, preset: name, of }: { id: string; preset: string; edge: number; of?: PicturePart }) => {
      const card = cardOf(id);
      if (card?.kind !== 'photo' && !of) throw new BahanError('file-unsupported');
      const { size, longEdge = 2048 } = find(name);
      const shared = size ? common(size.width, size.height) : 1;
      const ratio = size ? `${size.width / shared}:${size.height / shared}` : null;
      const shape = size ? size.width / size.height : pictureOf(card);
      const copy = size ?? { width: longEdge, height: Math.round(longEdge / shape) };
      const part = ratio === null ? null : (crops.get(cropKey(id, ratio, of)) ?? middle(card, ratio));
      const width = 400;
      const height = Math.round(width / shape);
      const hue = ((part?.x ?? 0) * 300 + 90) % 360;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="hsl(${hue} 30% 55%)"/><circle cx="50%" cy="50%" r="60" fill="#fff8"/></svg>`;
      return { mime: 'image/svg+xml', bytes: new TextEncoder().encode(svg), width, height, copy, ratio, part };
    },
    carried: ({ metadata: said }: { metadata?: typeof metadata }) => [
      { field: 'dc:title', value: 'Pelepasan Ekspor Kopi' },
      { field: 'dc:creator', value: 'Rina' },
      ...(said?.position
        ? [
            { field: 'exif:GPSLatitudeRef', value: 'S' },
            { field: 'exif:GPSLatitude', value: '6 55 3' },
            { field: 'exif:GPSLongitudeRef', value: 'E' },
            { field: 'exif:GPSLongitude', value: '107 36 36' },
          ]
        : []),
    ],
    crops: ({ id, ratios, of }: { id: string; ratios: string[]; of?: PicturePart }) =>
      ratios.map((ratio) => {
        const said = crops.get(cropKey(id, ratio, of));
        return { ratio, part: said ?? middle(cardOf(id), ratio), by: said ? 'person' : 'proposed' };
      }),
    prepare: ({ ids, preset: name }: { ids: string[]; preset: string }) => {
      const { original } = find(name);
      const may = ids.filter((id) => verdictOf(id).outcome !== 'refused');
      if (may.length === 0) throw new BahanError('gate-refused');
      return {
        files: may.map((id) => ({ id, path: `/handed/${id}.jpg` })),
        refused: ids.filter((id) => !may.includes(id)),
        failed: [],
        asTheyAre: may.filter((id) => original || cardOf(id)?.kind !== 'photo'),
      };
    },
    words: ({ ids }: { ids: string[] }) => ({
      text: ids.map((id) => cardOf(id)?.title ?? cardOf(id)?.name ?? '').join('\n\n'),
      refused: [],
    }),
    sheet: ({ ids, to }: { ids: string[]; to: string }) => {
      runs += 1;
      return put({
        ...{ id: `sheet-${runs}`, kind: 'sheet', state: 'running', label: { folder: to, count: ids.length } },
        ...{ done: 0, total: ids.length, failed: 0, startedAt: Date.now(), endedAt: null, error: null },
      });
    },
    crop: ({ id, ratio, part, of }: { id: string; ratio: string; part: Part | null; of?: PicturePart }) => {
      if (part) crops.set(cropKey(id, ratio, of), part);
      else crops.delete(cropKey(id, ratio, of));
      change({ assets: [id] });
      return { edit: 'edit-crop', changed: 1 };
    },
  };

  /** Ends an export: so many of its copies failed, for want of room, and of so many more the names were taken. */
  const finish = (job: string, failed: number, skipped = 0): void => {
    const known = jobs.find((one) => one.id === job);
    const list = items.get(job);
    if (!known || !list) return;
    for (const [at, item] of list.entries()) {
      list[at] =
        at < failed
          ? { ...item, outcome: 'failed', reason: 'target-full' }
          : at < failed + skipped
            ? { ...item, outcome: 'skipped', reason: 'name-taken' }
            : { ...item, outcome: 'done', file: `/home/humas/Ekspor/${at}.jpg` };
    }
    put({ ...known, state: 'done', done: list.length, failed, endedAt: Date.now() });
  };

  return { exports: verbs, check, finish };
}
