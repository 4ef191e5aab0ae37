import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { resourcePath } from '../../../resources.ts';
import { jpegFacts } from '../jpeg-facts.ts';
import { openTrueType, type TrueType } from './true-type.ts';

export type Weight = 'regular' | 'bold';

/** A picture that was put into a document, to be drawn as often as wanted. */
export interface PdfPicture {
  readonly id: number;
  readonly width: number;
  readonly height: number;
}

export interface PdfOptions {
  readonly title: string;
  /** `id` or `en`. */
  readonly language: string;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

interface Font {
  readonly font: TrueType;
  readonly id: number;
  readonly key: string;
  /** Glyphs that were used, with what they stand for. */
  readonly used: Map<number, string>;
}

/**
 * Writes a document (PDF 1.7, ISO 32000-1) page by page: whatever is finished is in the file and not in memory. Places are
 * points from the upper left corner. Words are embedded with their font and can be searched and copied.
 */
export class PdfWriter {
  readonly #file: number;
  readonly #options: PdfOptions;
  readonly #fonts: Readonly<Record<Weight, Font>>;
  readonly #offsets: number[] = [0];
  readonly #pages: number[] = [];
  readonly #tree: number;
  #ops: string[] = [];
  #pictures = new Map<string, number>();
  #end = 0;

  constructor(target: string, options: PdfOptions) {
    this.#file = openSync(target, 'w');
    this.#options = options;
    this.#write(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
    this.#tree = this.#reserve();
    const fontOf = (key: string, file: string, name: string): Font => ({
      font: openTrueType(resourcePath('fonts', file), name),
      id: this.#reserve(),
      key,
      used: new Map(),
    });
    this.#fonts = {
      regular: fontOf('R', 'inter-regular.ttf', 'BHNAAA+Inter'),
      bold: fontOf('B', 'inter-semibold.ttf', 'BHNAAB+InterSemiBold'),
    };
  }

  /** Points that a line takes. */
  widthOf(text: string, size: number, weight: Weight = 'regular'): number {
    const { font } = this.#fonts[weight];
    let width = 0;
    for (const letter of text) width += font.advanceOf(font.glyphOf(letter.codePointAt(0) ?? 0));
    return (width * size) / 1000;
  }

  /** One line whose letters stand on `y`. `grey`: 0 is black. */
  text(x: number, y: number, size: number, text: string, weight: Weight = 'regular', grey = 0): void {
    const { font, key, used } = this.#fonts[weight];
    let codes = '';
    for (const letter of text) {
      const glyph = font.glyphOf(letter.codePointAt(0) ?? 0);
      if (glyph !== 0 || !used.has(0)) used.set(glyph, letter);
      codes += glyph.toString(16).padStart(4, '0');
    }
    if (codes === '') return;
    this.#ops.push(`BT ${grey} g /${key} ${size} Tf ${n(x)} ${n(this.#up(y))} Td <${codes}> Tj ET`);
  }

  /** Puts a JPEG into the document; undefined where it is none. */
  picture(jpeg: Uint8Array): PdfPicture | undefined {
    const facts = jpegFacts(jpeg);
    if (!facts) return undefined;
    const { width, height, channels } = facts;
    const id = this.#reserve();
    const space = channels === 1 ? '/DeviceGray' : channels === 4 ? '/DeviceCMYK' : '/DeviceRGB';
    const inverted = channels === 4 ? ' /Decode [1 0 1 0 1 0 1 0]' : '';
    const words = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace ${space} /BitsPerComponent 8${inverted} /Filter /DCTDecode`;
    this.#stream(id, words, jpeg);
    return { id, width, height };
  }

  draw({ id }: PdfPicture, x: number, y: number, width: number, height: number): void {
    const key = `P${id}`;
    this.#pictures.set(key, id);
    this.#ops.push(`q ${n(width)} 0 0 ${n(height)} ${n(x)} ${n(this.#up(y + height))} cm /${key} Do Q`);
  }

  box(x: number, y: number, width: number, height: number, grey: number): void {
    this.#ops.push(`${grey} g ${n(x)} ${n(this.#up(y + height))} ${n(width)} ${n(height)} re f`);
  }

  /** Ends a page; what comes is on the next one. */
  endPage(): void {
    const content = this.#reserve();
    this.#stream(content, '/Filter /FlateDecode', deflateSync(Buffer.from(this.#ops.join('\n'), 'latin1')));
    const { regular, bold } = this.#fonts;
    const fonts = [regular, bold].map(({ key, id }) => `/${key} ${id} 0 R`).join(' ');
    const pictures = [...this.#pictures].map(([key, id]) => `/${key} ${id} 0 R`).join(' ');
    const { width, height } = this.#options;
    const page = this.#reserve();
    this.#object(
      page,
      `<< /Type /Page /Parent ${this.#tree} 0 R /MediaBox [0 0 ${n(width)} ${n(height)}] /Contents ${content} 0 R
/Resources << /Font << ${fonts} >> /XObject << ${pictures} >> >> >>`,
    );
    this.#pages.push(page);
    this.#ops = [];
    this.#pictures = new Map();
  }

  /** Writes what belongs to all pages, and flushes the file to the disk. */
  finish(): void {
    if (this.#ops.length > 0 || this.#pages.length === 0) this.endPage();
    for (const font of Object.values(this.#fonts)) this.#putFont(font);
    const kids = this.#pages.map((id) => `${id} 0 R`).join(' ');
    this.#object(this.#tree, `<< /Type /Pages /Kids [${kids}] /Count ${this.#pages.length} >>`);
    const info = this.#reserve();
    this.#object(info, `<< /Title ${hexText(this.#options.title)} >>`);
    const catalog = this.#reserve();
    this.#object(
      catalog,
      `<< /Type /Catalog /Pages ${this.#tree} 0 R /Lang (${this.#options.language})
/ViewerPreferences << /DisplayDocTitle true >> >>`,
    );
    const at = this.#end;
    const rows = this.#offsets.map((offset, number) =>
      number === 0 ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
    );
    this.#write(
      Buffer.from(
        `xref\n0 ${rows.length}\n${rows.join('')}trailer\n<< /Size ${rows.length} /Root ${catalog} 0 R /Info ${info} 0 R >>\nstartxref\n${at}\n%%EOF\n`,
      ),
    );
    fsyncSync(this.#file);
    this.close();
  }

  /** Lets go of the file; one that is not finished is no document. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#file);
  }
  #closed = false;

  #up(y: number): number {
    return this.#options.height - y;
  }

  #reserve(): number {
    return this.#offsets.push(0) - 1;
  }

  #object(id: number, words: string): void {
    this.#offsets[id] = this.#end;
    this.#write(Buffer.from(`${id} 0 obj\n${words}\nendobj\n`, 'latin1'));
  }

  #stream(id: number, words: string, bytes: Uint8Array): void {
    this.#offsets[id] = this.#end;
    this.#write(Buffer.from(`${id} 0 obj\n<< ${words} /Length ${bytes.length} >>\nstream\n`, 'latin1'));
    this.#write(bytes);
    this.#write(Buffer.from('\nendstream\nendobj\n'));
  }

  #write(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) from += writeSync(this.#file, bytes, from, bytes.length - from);
    this.#end += bytes.length;
  }

  #putFont({ font, id, used }: Font): void {
    const [file, descriptor, descendant, unicode] = [0, 0, 0, 0].map(() => this.#reserve()) as [
      number,
      number,
      number,
      number,
    ];
    const glyphs = [...used.keys()].sort((a, b) => a - b);
    const bytes = font.subset(new Set(glyphs));
    this.#stream(file, `/Filter /FlateDecode /Length1 ${bytes.length}`, deflateSync(bytes));
    this.#object(
      descriptor,
      `<< /Type /FontDescriptor /FontName /${font.name} /Flags 4 /FontBBox [${font.box.join(' ')}] /ItalicAngle 0
/Ascent ${font.ascent} /Descent ${font.descent} /CapHeight ${font.capHeight} /StemV 80 /FontFile2 ${file} 0 R >>`,
    );
    const widths = glyphs.map((glyph) => `${glyph} [${font.advanceOf(glyph)}]`).join(' ');
    this.#object(
      descendant,
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${font.name} /CIDToGIDMap /Identity
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
/FontDescriptor ${descriptor} 0 R /DW 1000 /W [${widths}] >>`,
    );
    this.#stream(unicode, '/Filter /FlateDecode', deflateSync(Buffer.from(unicodeOf(used))));
    this.#object(
      id,
      `<< /Type /Font /Subtype /Type0 /BaseFont /${font.name} /Encoding /Identity-H
/DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
    );
  }
}

/** A number as a document writes it: never with an exponent. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');
const hexText = (text: string): string => `<feff${utf16(text)}>`;

/** What each glyph stands for, so that words can be searched and copied. At most 100 at a time, as the format wants. */
function unicodeOf(used: ReadonlyMap<number, string>): string {
  const rows = [...used].map(([glyph, letter]) => `<${glyph.toString(16).padStart(4, '0')}> <${utf16(letter)}>`);
  const parts: string[] = [];
  for (let from = 0; from < rows.length; from += 100) {
    const some = rows.slice(from, from + 100);
    parts.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${parts.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}
