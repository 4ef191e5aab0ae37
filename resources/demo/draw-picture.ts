import sharp, { type Sharp } from 'sharp';
import type { SceneName } from './demo-event.ts';
import { type Crop, compose, develop, plainLook } from './develop.ts';
import { events } from './events.ts';
import { exifOf, withIptc, xmpOf } from './metadata.ts';
import type { PictureTask } from './plan.ts';
import { type Random, random } from './random.ts';
import * as things from './scenes/near-things.ts';
import * as land from './scenes/open-land.ts';
import * as outdoors from './scenes/outdoors.ts';
import * as rooms from './scenes/rooms.ts';
import type { Scene } from './scenes/scene.ts';
import * as town from './scenes/town.ts';
import { longDate } from './words.ts';

const scenes: Record<SceneName, Scene> = {
  teaGarden: land.teaGarden,
  riceTerraces: land.riceTerraces,
  harvestField: land.harvestField,
  lakeView: land.lakeView,
  fromAbove: land.fromAbove,
  floodFromAbove: land.floodFromAbove,
  planting: land.planting,
  stage: rooms.stage,
  meeting: rooms.meeting,
  dance: rooms.dance,
  cherries: things.cherries,
  beans: things.beans,
  vials: things.vials,
  microphones: things.microphones,
  batik: things.batik,
  riceEars: things.riceEars,
  seedlings: things.seedlings,
  ceremony: outdoors.ceremony,
  container: outdoors.container,
  handover: outdoors.handover,
  opening: outdoors.opening,
  floodPost: outdoors.floodPost,
  house: outdoors.house,
  crowd: outdoors.crowd,
  market: town.market,
  lanterns: town.lanterns,
  road: town.road,
  clinic: town.clinic,
  sacks: town.sacks,
  poster: town.poster,
};

/** Land is walked pixel by pixel, so it is drawn smaller than what is made of shapes. */
const byPixel = new Set<SceneName>([
  'teaGarden',
  'riceTerraces',
  'harvestField',
  'lakeView',
  'fromAbove',
  'floodFromAbove',
  'planting',
]);

/** What would be cut in two, or is a thing already. */
const whole = new Set<SceneName>(['poster', 'lanterns', 'batik', 'beans', 'floodFromAbove', 'fromAbove']);
const near = new Set<SceneName>(['ceremony', 'opening', 'market', 'house', 'handover', 'crowd', 'dance', 'container']);

/** Draws one picture and writes what a camera and a desk would write into it. `scale` below 1 makes a smaller one. */
export async function drawPicture(task: PictureTask, scale: number): Promise<Buffer> {
  const event = events[task.event];
  const dice = random(task.seed);
  const long = Math.min(
    (byPixel.has(task.scene) ? 640 : 860) * Math.max(0.4, scale),
    Math.max(task.width, task.height),
  );
  const ratio = task.width / task.height;
  const from = {
    width: Math.round(ratio >= 1 ? long : long * ratio),
    height: Math.round(ratio >= 1 ? long / ratio : long),
  };
  const to = { width: Math.round(task.width * scale), height: Math.round(task.height * scale) };
  const year = Number(event?.start.slice(0, 4));
  const picture = scenes[task.scene]({
    dice,
    place: task.place,
    ...from,
    hour: event?.hour ?? 'noon',
    dress: event?.dress ?? 'office',
    masks: year === 2020 || year === 2021,
    words: [
      (event?.title ?? '').toUpperCase(),
      'PEMERINTAH KABUPATEN LEMBAYUNG',
      longDate(new Date(`${event?.start}Z`)),
    ],
  });
  const look = { ...plainLook, ...picture.look };
  const raw = await compose(picture.layers, from.width, from.height, cropOf(task, from, dice));
  const varied =
    look.bloom > 0
      ? { ...look, exposure: look.exposure * dice.between(0.94, 1.07), warmth: look.warmth + dice.between(-0.12, 0.12) }
      : look;
  return encode(await develop(raw, from, to, varied), task, dice.whole(78, 86));
}

/** A photographer steps closer now and then: how far, and where to, depends on what is to be seen. */
function cropOf(task: PictureTask, sheet: { width: number; height: number }, dice: Random): Crop | undefined {
  if (whole.has(task.scene) || dice.chance(0.38)) return undefined;
  const closest = byPixel.has(task.scene) ? 1.3 : near.has(task.scene) ? 2.1 : 1.7;
  const zoom = 1 + (closest - 1) * dice.next() ** 1.4;
  const width = sheet.width / zoom;
  const height = sheet.height / zoom;
  return {
    left: (sheet.width - width) * dice.between(0.1, 0.9),
    // people stand in the lower half of most pictures
    top: (sheet.height - height) * dice.between(0.45, 0.95),
    width,
    height,
  };
}

async function encode(picture: Sharp, task: PictureTask, quality: number): Promise<Buffer> {
  const { orientation } = task.tags;
  let image = picture;
  // the sensor lies on its side: pixels are turned back and the tag says how to hold them
  if (orientation === 6 || orientation === 8) {
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    image = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels as 3 } }).rotate(
      orientation === 6 ? 270 : 90,
    );
  }
  image = image.withExif({ ...exifOf(task.tags) });
  if (orientation) image = image.withMetadata({ orientation, ...{ exif: exifOf(task.tags) } });
  const xmp = xmpOf(task.tags);
  if (xmp && !(task.iptc && task.seed % 2)) image = image.withXmp(xmp);
  if (task.format === 'jpeg') {
    const jpeg = await image.jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer();
    return task.iptc ? withIptc(jpeg, task.tags) : jpeg;
  }
  if (task.format === 'png') return image.png({ palette: task.scene === 'poster', compressionLevel: 6 }).toBuffer();
  if (task.format === 'webp') return image.webp({ quality }).toBuffer();
  if (task.format === 'avif') return image.avif({ quality: 55, effort: 2 }).toBuffer();
  if (task.format === 'tiff') return image.tiff({ compression: 'deflate' }).toBuffer();
  return image.resize(640).gif().toBuffer();
}
