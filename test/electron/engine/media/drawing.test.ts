import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { harmless } from '../../../../electron/engine/media/drawing.ts';
import { renderFile } from '../../../../electron/engine/media/render.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();
const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const svg = (body: string, head = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20">${body}</svg>`;

/** The colour in the middle, with transparency; undefined where nothing was drawn. */
async function middle(path: string): Promise<number[] | undefined> {
  const { pictures } = await renderFile(path, null);
  if (pictures?.kind !== 'picture') return undefined;
  const { data, info } = await sharp(pictures.preview).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 4;
  return [...data.subarray(at, at + 4)].map((value) => Math.round(value / 51) * 51);
}

const red = '<rect width="40" height="20" fill="#f00"/>';

describe('a drawing', () => {
  it('is drawn as large as a preview, whatever size it states', async () => {
    const { pictures } = await renderFile(file('a.svg', svg(red)), null);
    expect(pictures).toMatchObject({ kind: 'picture', width: 1600, height: 800 });
    const huge = svg(red).replace('width="40" height="20"', 'width="40000" height="20000" viewBox="0 0 40 20"');
    const drawn = await renderFile(file('huge.svg', huge), null);
    expect(drawn.pictures).toMatchObject({ kind: 'picture', width: 1600, height: 800 });
  });

  it('may be packed, and may shorten names by entities', async () => {
    expect(await middle(file('a.svgz', gzipSync(svg(red))))).toEqual([255, 0, 0, 255]);
    const head = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [<!ENTITY rot "#f00">]>';
    expect(await middle(file('b.svg', svg('<rect width="40" height="20" fill="&rot;"/>', head)))).toEqual([
      255, 0, 0, 255,
    ]);
  });

  it('shows pictures that are written into it', async () => {
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#00f' } })
      .png()
      .toBuffer();
    const body = `<image width="40" height="20" preserveAspectRatio="none" xlink:href="data:image/png;base64,${png.toString('base64')}"/>`;
    expect(await middle(file('c.svg', svg(body)))).toEqual([0, 0, 255, 255]);
  });

  it('shows no other file, and asks no other computer', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.png`;
    const secret = file(
      'secret.png',
      await sharp({ create: { width: 40, height: 20, channels: 3, background: '#0f0' } })
        .png()
        .toBuffer(),
    );
    try {
      for (const [name, body, head] of [
        ['d1.svg', `<image width="40" height="20" href="file://${secret}"/>`],
        ['d2.svg', `<image width="40" height="20" xlink:href="secret.png"/>`],
        ['d3.svg', `<image width="40" height="20" href="${address}"/>`],
        ['d4.svg', `<style>@import url(${address}); rect{fill:url(${address}#a)}</style><rect width="9" height="9"/>`],
        ['d5.svg', `<use href="file://${secret}#x"/>`],
        ['d6.svg', '<text>&x;</text>', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file://${secret}">]>`],
        ['d7.svg', '', `<!DOCTYPE svg SYSTEM "${address}">`],
        ['d8.svg', '', `<?xml-stylesheet href="${address}"?>`],
        ['d9.svg', `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://${secret}"/>`],
      ] as const) {
        expect((await middle(file(name, svg(body, head))))?.[1] ?? 0).toBe(0);
      }
      expect(asked).toBe(0);
    } finally {
      server.close();
    }
  });

  it('runs nothing', async () => {
    const body = `${red}<script>document.documentElement.innerHTML = ''</script><rect width="1" height="1" onload="x()"/>`;
    expect(await middle(file('e.svg', svg(body)))).toEqual([255, 0, 0, 255]);
  });

  it('that unfolds without end is answered at once', async () => {
    const steps = Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('');
    const bomb = svg(`${red}<text>&a12;</text>`, `<!DOCTYPE svg [<!ENTITY a0 "ha">${steps}]>`);
    expect(await middle(file('f.svg', bomb))).toEqual([255, 0, 0, 255]);
    const flat = svg(`<text>${'&a;'.repeat(20_000)}</text>`, `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(3999)}">]>`);
    expect((await renderFile(file('g.svg', flat), null)).error?.code).toBe('file-too-large');
  });

  it('that states no end of size is refused', async () => {
    const bytes = svg(red).replace('width="40" height="20"', 'width="1e9" height="1e9"');
    expect((await renderFile(file('h.svg', bytes), null)).pictures).toBeNull();
  });

  it('keeps no reference but to itself, whatever is written around it', () => {
    const part = fc.constantFrom(
      'href',
      'xlink:href',
      ' ',
      '=',
      '"',
      "'",
      'url(',
      ')',
      '#a',
      'http://x',
      '<',
      '>',
      '&a;',
      '<?',
      '?>',
      '@import',
      ';',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const kept = harmless(`<svg ${parts.join('')}/>`);
        expect(kept).not.toMatch(/\shref\s*=\s*"http/);
        expect(kept).not.toMatch(/url\(\s*["']?http/);
      }),
    );
  });
});
