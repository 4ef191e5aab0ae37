import sharp from 'sharp';
import { drawWords } from '../../../../../electron/engine/media/cards/text-layer.ts';
import type { Grey } from '../../../../../electron/engine/media/machine/components.ts';

/** A made-up photograph without writing: soft hills under a sky with grain, the same each time. */
export async function hills(width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3);
  let seed = 7;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      const grain = (seed >>> 16) % 48;
      const hill = y > height * (0.55 + 0.1 * Math.sin(x / 90) + 0.05 * Math.sin(x / 23));
      const at = (y * width + x) * 3;
      data[at] = (hill ? 40 : 120) + grain;
      data[at + 1] = (hill ? 90 : 160) + grain;
      data[at + 2] = (hill ? 30 : 200) + grain;
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
}

/** The same with a sign in it that says these lines, light on dark. */
export async function hillsWithSign(lines: string, width = 900, height = 600): Promise<Buffer> {
  const words = await drawWords(
    lines,
    { width: width * 0.7, height: 160 },
    { size: 36, colour: '#ffffff', bold: true },
  );
  if (!words) throw new Error('no words');
  const sign = {
    create: { width: words.width + 60, height: words.height + 50, channels: 3 as const, background: '#0b4f6c' },
  };
  const drawn = await sharp(sign)
    .composite([
      { input: words.data, raw: { width: words.width, height: words.height, channels: 4 }, left: 30, top: 25 },
    ])
    .png()
    .toBuffer();
  return sharp(await hills(width, height))
    .composite([{ input: drawn, left: 110, top: 90 }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** A letter: dark words on white paper. */
export async function letter(text: string, width = 1000, height = 700): Promise<Buffer> {
  const words = await drawWords(
    text,
    { width: width - 160, height: height - 160 },
    { size: 26, colour: '#141414', spacing: 12 },
  );
  if (!words) throw new Error('no words');
  return sharp({ create: { width, height, channels: 3, background: '#fdfdfb' } })
    .composite([
      { input: words.data, raw: { width: words.width, height: words.height, channels: 4 }, left: 80, top: 80 },
    ])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** A PDF of nothing but these JPEGs, one a page, as a scanner makes it. */
export async function scan(pages: readonly Buffer[]): Promise<Buffer> {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const places: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const object = (head: string, body?: Buffer) => {
    places.push(length());
    const stream = body ? [Buffer.from('stream\n'), body, Buffer.from('\nendstream\n')] : [];
    parts.push(Buffer.from(`${places.length} 0 obj\n${head}\n`), ...stream, Buffer.from('endobj\n'));
  };
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${3 + n * 3} 0 R`).join(' ')}] >>`);
  for (const [n, jpeg] of pages.entries()) {
    const { width, height } = await sharp(jpeg).metadata();
    const own = 3 + n * 3;
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 420] /Contents ${own + 1} 0 R /Resources << /XObject << /P ${own + 2} 0 R >> >> >>`,
    );
    const content = Buffer.from('595 0 0 420 0 0 cm /P Do');
    object(`<< /Length ${content.length} >>`, content);
    object(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    );
  }
  const start = length();
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = places.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer << /Size ${count} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export async function greyOf(picture: Buffer): Promise<Grey> {
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
