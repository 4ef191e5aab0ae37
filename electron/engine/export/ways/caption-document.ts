import { jpegFacts } from './jpeg-facts.ts';
import type { SheetRow } from './sheet-rows.ts';
import { creditOf, type SheetWords, titleOf, whenAndWhere } from './sheet-words.ts';
import { cleanXml } from './xml.ts';
import { writeZip, type ZipEntry } from './zip-writer.ts';

/** What is asked for the small JPEG of an asset. */
export type SmallPicture = (row: SheetRow) => Promise<Buffer | undefined>;

/** Units of Word: 914400 to an inch. The picture column is 5 cm wide. */
const emuACentimetre = 360_000;
const pictureWidth = 5 * emuACentimetre;
const pictureHeight = 5 * emuACentimetre;

interface Placed {
  readonly row: SheetRow;
  readonly picture: { readonly n: number; readonly width: number; readonly height: number } | undefined;
}

/**
 * Captions beside small pictures as a document that an editor can change (ECMA-376 WordprocessingML). `names`: what the file of
 * an asset is called where that goes with it; else the asset's own file.
 */
export async function writeCaptionDocument(
  target: string,
  rows: AsyncIterable<readonly SheetRow[]>,
  { words, small, names, now }: DocumentOptions,
  signal?: AbortSignal,
): Promise<void> {
  const placed: Placed[] = [];
  async function* entries(): AsyncGenerator<ZipEntry> {
    const text = (name: string, xml: string): ZipEntry => ({ name, from: { bytes: Buffer.from(declared + xml) } });
    yield text('[Content_Types].xml', contentTypes);
    yield text('_rels/.rels', rootRelations);
    yield text('docProps/core.xml', coreOf(words.say('sheet.captions')));
    yield text('word/styles.xml', styles(words.language));
    for await (const some of rows) {
      for (const row of some) {
        const jpeg = await small(row);
        const facts = jpeg && jpegFacts(jpeg);
        const n = placed.length + 1;
        placed.push({ row, picture: facts && { n, width: facts.width, height: facts.height } });
        if (jpeg && facts) yield { name: `word/media/p${n}.jpg`, from: { bytes: jpeg } };
      }
    }
    const pictures = placed.flatMap(({ picture }) => picture ?? []);
    const relations = pictures.map(
      ({ n }) => `<Relationship Id="p${n}" Type="${relationship}/image" Target="media/p${n}.jpg"/>`,
    );
    yield text(
      'word/_rels/document.xml.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="styles" Type="${relationship}/styles" Target="styles.xml"/>${relations.join('')}</Relationships>`,
    );
    yield { name: 'word/document.xml', from: { parts: documentParts(placed, words, names) } };
  }
  await writeZip(target, entries(), now, signal);
}

export interface DocumentOptions {
  readonly words: SheetWords;
  readonly small: SmallPicture;
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Epoch milliseconds. */
  readonly now: number;
}

function* documentParts(
  placed: readonly Placed[],
  words: SheetWords,
  names: DocumentOptions['names'],
): Generator<Uint8Array> {
  const made = words.say('sheet.made', { count: placed.length, day: words.date(words.today) });
  const widths = [3000, 6300];
  yield Buffer.from(
    `${declared}<w:document ${spaces}><w:body>${paragraph(words.say('sheet.captions'), 'Title')}${paragraph(made, 'Quiet')}<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, one) => sum + one, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="120" w:type="dxa"/><w:bottom w:w="120" w:type="dxa"/><w:right w:w="160" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>`,
  );
  for (const { row, picture } of placed) {
    const title = titleOf(row, words);
    const called = names.get(row.id) ?? [row.name];
    const people = row.people.length > 0 ? words.say('sheet.people', { names: row.people.join(', ') }) : '';
    const texts = [
      paragraph(title, 'Heading2'),
      ...(row.caption ?? '').split('\n').map((line) => paragraph(line, 'Normal')),
      paragraph(people, 'Normal'),
      paragraph(whenAndWhere(row, words), 'Quiet'),
      paragraph(creditOf(row, words), 'Quiet'),
      ...called.map((name) => paragraph(words.say('sheet.file', { name }), 'Quiet')),
    ].join('');
    const drawn = picture ? `<w:p><w:r>${drawing(picture, title)}</w:r></w:p>` : '<w:p/>';
    yield Buffer.from(
      `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${widths[0]}" w:type="dxa"/></w:tcPr>${drawn}</w:tc><w:tc><w:tcPr><w:tcW w:w="${widths[1]}" w:type="dxa"/></w:tcPr>${texts}</w:tc></w:tr>`,
    );
  }
  yield Buffer.from(
    `</w:tbl><w:p/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  );
}

const paragraph = (text: string, style: string): string =>
  text === ''
    ? ''
    : `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">${cleanXml(text)}</w:t></w:r></w:p>`;

function drawing({ n, width, height }: NonNullable<Placed['picture']>, title: string): string {
  const scale = Math.min(pictureWidth / width, pictureHeight / height);
  const [cx, cy] = [Math.round(width * scale), Math.round(height * scale)];
  const words = cleanXml(title);
  return `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${n}" name="p${n}" descr="${words}"/><a:graphic xmlns:a="${drawingSpace}/main"><a:graphicData uri="${drawingSpace}/picture"><pic:pic xmlns:pic="${drawingSpace}/picture"><pic:nvPicPr><pic:cNvPr id="${n}" name="p${n}" descr="${words}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="p${n}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
}

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org';
const relationship = `${office}/officeDocument/2006/relationships`;
const packages = `${office}/package/2006`;
const drawingSpace = `${office}/drawingml/2006`;
const word = `${office}/wordprocessingml/2006/main`;
const spaces = `xmlns:w="${word}" xmlns:r="${relationship}" xmlns:wp="${drawingSpace}/wordprocessingDrawing"`;
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const contentTypes = `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const rootRelations = `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relationship}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

const coreOf = (title: string): string =>
  `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${cleanXml(title)}</dc:title></cp:coreProperties>`;

const styleOf = (id: string, name: string, run: string, space: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}<w:qFormat/><w:pPr>${space}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

const styles = (language: string): string =>
  `<w:styles xmlns:w="${word}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:lang w:val="${language === 'id' ? 'id-ID' : 'en-GB'}"/></w:rPr></w:rPrDefault></w:docDefaults>${[
    styleOf('Normal', 'Normal', '', '<w:spacing w:after="60"/>'),
    styleOf('Title', 'Title', '<w:b/><w:sz w:val="40"/>', '<w:spacing w:after="60"/>'),
    styleOf('Heading2', 'heading 2', '<w:b/><w:sz w:val="24"/>', '<w:spacing w:after="60"/><w:outlineLvl w:val="1"/>'),
    styleOf('Quiet', 'Quiet', '<w:color w:val="595959"/><w:sz w:val="19"/>', '<w:spacing w:after="40"/>'),
  ].join('')}</w:styles>`;
