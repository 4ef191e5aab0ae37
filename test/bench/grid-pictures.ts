import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { run as execute, type Writer } from '../../electron/engine/db/connection.ts';
import { openPictureStore } from '../../electron/engine/media/store.ts';

const different = 48;

/** A few pictures with detail, shared by all photographs and videos. */
export async function addPictures(db: Writer, library: string): Promise<void> {
  const store = openPictureStore(library);
  for (let n = 0; n < different; n++) {
    const noise = { type: 'gaussian', mean: 90 + n, sigma: 50 } as const;
    const grain = sharp({ create: { width: 96, height: 64, channels: 3, background: '#456', noise } }).png();
    const large = sharp(await grain.toBuffer()).resize(1600, 1067);
    const thumb = await large.clone().resize(512, 341).webp({ quality: 78 }).toBuffer();
    const { data, info } = await large.clone().resize(48, 32).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const thumbhash = rgbaToThumbHash(info.width, info.height, data);
    const key = `bench-${n}`;
    store.put(key, {
      kind: 'picture',
      mime: 'image/webp',
      thumb,
      preview: await large.webp({ quality: 80 }).toBuffer(),
      width: 1600,
      height: 1067,
      aspect: 1.5,
      thumbhash,
    });
    execute(
      db,
      `UPDATE asset SET picture = ?, picture_kind = 0, thumbhash = ?, picture_state = 1 WHERE kind < 2 AND id % ${different} = ?`,
      key,
      Buffer.from(thumbhash),
      n,
    );
  }
  store.close();
}
