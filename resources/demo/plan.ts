import { type ClipName, clip } from './clips.ts';
import type { DemoEvent, Naming, SceneName } from './demo-event.ts';
import { docx, pdf } from './documents.ts';
import { events } from './events.ts';
import type { Tags } from './metadata.ts';
import { type Random, random, seedOf } from './random.ts';
import { guestList, longDate, paragraphs, photographers } from './words.ts';

/** One picture to be drawn. Plain data: it travels to a worker. */
export interface PictureTask {
  readonly path: string;
  readonly scene: SceneName;
  readonly seed: number;
  readonly place: number;
  readonly event: number;
  readonly width: number;
  readonly height: number;
  readonly format: 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif' | 'gif';
  /** Wall time of the moment; also the file's own time on disk, as a card reader keeps it. */
  readonly at: Date;
  readonly tags: Tags;
  readonly iptc: boolean;
}

export interface FileTask {
  readonly path: string;
  readonly at: Date;
  bytes(): Buffer;
}

/** A file made of another one: the same bytes, a small copy, only a part, or nothing. */
export interface CopyTask {
  readonly path: string;
  readonly from: string;
  readonly how: 'same' | 'smaller' | 'cut' | 'empty';
  readonly at: Date;
}

export interface Plan {
  readonly pictures: readonly PictureTask[];
  readonly files: readonly FileTask[];
  readonly copies: readonly CopyTask[];
}

const cameras: Record<Naming, { make: string; model: string; lens?: string } | undefined> = {
  nikon: { make: 'NIKON CORPORATION', model: 'NIKON D750', lens: '24-70mm f/2.8' },
  canon: { make: 'Canon', model: 'Canon EOS 80D', lens: 'EF-S18-135mm f/3.5-5.6' },
  sony: { make: 'SONY', model: 'ILCE-6400', lens: 'E 16-55mm F2.8 G' },
  phone: { make: 'samsung', model: 'SM-A536E' },
  drone: { make: 'DJI', model: 'FC3582' },
  whatsapp: undefined,
  words: undefined,
};

const frames: Record<Naming, readonly (readonly [number, number])[]> = {
  nikon: [
    [2100, 1400],
    [2400, 1600],
    [1400, 2100],
  ],
  canon: [
    [2160, 1440],
    [1800, 1200],
    [1200, 1800],
  ],
  sony: [
    [2250, 1500],
    [2250, 1500],
    [1500, 2250],
    [2400, 1350],
  ],
  phone: [
    [2016, 1512],
    [1512, 2016],
    [2048, 1152],
  ],
  whatsapp: [
    [1600, 1200],
    [1200, 1600],
    [1600, 900],
  ],
  drone: [
    [2400, 1350],
    [2400, 1600],
    [3600, 1500],
  ],
  words: [[1800, 1200]],
};

const two = (value: number) => String(value).padStart(2, '0');
const compact = (date: Date) => `${date.getUTCFullYear()}${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())}`;

function nameOf(naming: Naming, count: number, at: Date, event: DemoEvent): string {
  switch (naming) {
    case 'nikon':
      return `DSC_${String(4100 + (seedOf(event.folder) % 4000) + count).padStart(4, '0')}.JPG`;
    case 'canon':
      return `IMG_${String(1000 + (seedOf(event.folder) % 7000) + count).padStart(4, '0')}.JPG`;
    case 'sony':
      return `DSC0${String(1000 + (seedOf(event.folder) % 7000) + count)}.JPG`;
    case 'phone':
      return `${compact(at)}_${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}.jpg`;
    case 'whatsapp':
      return `IMG-${compact(at)}-WA${String(count + 3).padStart(4, '0')}.jpg`;
    case 'drone':
      return `DJI_${String(40 + count).padStart(4, '0')}.JPG`;
    case 'words':
      return `${event.title} ${count + 1}.jpg`;
  }
}

/** Some scenes look right only lying, some only in one hour; posters are drawn, not photographed. */
const onlyWide = new Set<SceneName>([
  'meeting',
  'fromAbove',
  'floodFromAbove',
  'crowd',
  'opening',
  'container',
  'handover',
]);

function tagsOf(event: DemoEvent, at: Date, count: number, dice: Random): Tags {
  if (event.told === 'nothing') return {};
  const camera = cameras[event.naming];
  const near = (value: number) => value + dice.between(-0.0012, 0.0012);
  const hasPosition = event.naming === 'drone' || event.naming === 'phone' || dice.chance(0.45);
  const base: Tags = {
    capturedAt: at,
    ...(event.offset ? { offset: '+07:00' } : {}),
    ...(camera ? { camera } : {}),
    ...(hasPosition ? { gps: { lat: near(event.gps.lat), lon: near(event.gps.lon) } } : {}),
  };
  if (event.told === 'camera' || dice.chance(0.2)) return base;
  const people = event.people?.filter((_, i) => i === 0 || dice.chance(0.5)) ?? [];
  return {
    ...base,
    title: count % 4 === 3 ? `${event.title} di ${event.place}` : event.title,
    caption: event.caption,
    keywords: event.keywords,
    ...(people.length && dice.chance(0.55) ? { people } : {}),
    creator: photographers[seedOf(event.folder) % photographers.length] as string,
    copyright: 'Diskominfo Kabupaten Lembayung',
    place: event.place,
  };
}

function picturesOf(event: DemoEvent, index: number): PictureTask[] {
  const dice = random(seedOf(event.folder));
  const place = seedOf(`${event.place} ${event.title}`) % 1000;
  const start = new Date(`${event.start}Z`).getTime();
  const tasks: PictureTask[] = [];
  let minutes = 0;
  let count = 0;
  for (const [scene, many] of event.pictures) {
    for (let i = 0; i < many; i++) {
      const at = new Date(start + minutes * 60_000 + dice.whole(0, 59) * 1000);
      minutes += dice.chance(0.3) ? dice.whole(6, 18) : dice.whole(0, 3);
      const sizes = frames[event.naming];
      let [width, height] = sizes[dice.chance(0.68) ? 0 : dice.whole(1, sizes.length - 1)] as readonly [number, number];
      if (onlyWide.has(scene) && height > width) [width, height] = [height, width];
      const drawn = scene === 'poster';
      if (drawn) [width, height] = dice.chance(0.5) ? [1600, 1600] : [1600, 2000];
      const name = drawn ? `Poster ${event.title}.png` : nameOf(event.naming, count, at, event);
      const turned = !drawn && height > width && event.told !== 'nothing';
      const tags: Tags = drawn
        ? { ...(event.told === 'desk' ? { title: `Poster ${event.title}` } : {}) }
        : { ...tagsOf(event, at, count, dice), ...(turned ? { orientation: dice.chance(0.5) ? 6 : 8 } : {}) };
      tasks.push({
        path: `${event.folder}/${name}`,
        scene,
        seed: seedOf(`${event.folder}/${scene}/${i}`),
        // a photographer takes several pictures from one spot, then walks on
        place: place + Math.floor(i / 3) * 17,
        event: index,
        width,
        height,
        format: drawn ? 'png' : 'jpeg',
        at,
        tags,
        iptc: tags.title !== undefined && !drawn && dice.chance(0.5),
      });
      count++;
    }
  }
  return tasks;
}

function filesOf(event: DemoEvent): FileTask[] {
  const start = new Date(`${event.start}Z`);
  const files: FileTask[] = [];
  for (const [index, [source, name]] of (event.clips ?? []).entries()) {
    // cameras write the time of a video in UTC: before seven in the morning that is still the day before
    const morning = new Date(`${event.start.slice(0, 10)}T07:20:00Z`).getTime();
    const capturedAt = new Date(Math.max(start.getTime(), morning) + (index + 2) * 11 * 60_000);
    files.push({
      path: `${event.folder}/${name}`,
      at: capturedAt,
      bytes: () => clip(source as ClipName, { title: event.title, capturedAt }),
    });
  }
  for (const [title, format, kind] of event.papers ?? []) {
    const dice = random(seedOf(event.folder + title));
    const author = photographers[seedOf(title) % photographers.length] as string;
    const bytes = (): Buffer => {
      const paper = { title, author, date: start, paragraphs: paragraphs(event, kind, dice) };
      if (format === 'pdf') return pdf(paper);
      if (format === 'docx') return docx(paper);
      if (format === 'csv') return Buffer.from(guestList(dice));
      return Buffer.from(`${title}\n${longDate(start)}\n\n${paper.paragraphs.join('\n\n')}\n`);
    };
    files.push({ path: `${event.folder}/${title}.${format}`, at: start, bytes });
  }
  return files;
}

const picked = new Date('2022-12-05T10:30:00Z');
const flood = new Date('2024-02-03T09:40:00Z');

/** Everything that the demo folder holds. The same on every computer. */
export function planDemo(): Plan {
  const pictures = events.flatMap(picturesOf).map((task, index, all) => {
    // phones take two pictures in one second now and then: the second name must not hide the first
    const twin = all.findIndex((other) => other.path === task.path) < index;
    return twin ? { ...task, path: task.path.replace(/(\.\w+)$/, '_1$1') } : task;
  });
  const extra = (path: string, from: PictureTask | undefined, format: PictureTask['format']): PictureTask[] =>
    from ? [{ ...from, path, format, seed: from.seed + 1, width: 1600, height: 1067, tags: {}, iptc: false }] : [];
  const named = (scene: SceneName) => pictures.find((task) => task.scene === scene);
  const all = [
    ...pictures,
    ...extra('Desain/Latar Kopi.webp', named('cherries'), 'webp'),
    ...extra('Desain/Latar Sawah.avif', named('riceEars'), 'avif'),
    ...extra('Desain/Motif Batik.png', named('batik'), 'png'),
    ...extra('Desain/Kebun Teh Cetak.tif', named('teaGarden'), 'tiff'),
    ...extra('Desain/Lampion.gif', named('lanterns'), 'gif'),
  ];
  const first = (scene: SceneName, nth = 0) => pictures.filter((task) => task.scene === scene)[nth]?.path ?? '';
  return {
    pictures: all,
    files: events.flatMap(filesOf),
    copies: [
      { path: 'Pilihan/Ekspor Kopi terpilih.jpg', from: first('container', 1), how: 'same', at: picked },
      { path: 'Pilihan/Panen terpilih.jpg', from: first('harvestField', 2), how: 'same', at: picked },
      { path: 'Pilihan/Tari terpilih.jpg', from: first('dance', 3), how: 'same', at: picked },
      { path: 'Pilihan/upacara kecil utk web.jpg', from: first('ceremony', 4), how: 'smaller', at: picked },
      {
        path: '2024/Banjir Posko Cilaras 3-5 Feb 2024/IMG-20240203-WA0090.jpg',
        from: first('floodPost', 3),
        how: 'cut',
        at: flood,
      },
      { path: '2024/Banjir Posko Cilaras 3-5 Feb 2024/IMG-20240203-WA0091.jpg', from: '', how: 'empty', at: flood },
    ],
  };
}
