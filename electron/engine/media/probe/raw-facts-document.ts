import type { RawFact } from '../../../../shared/model/facts.ts';
import { archiveNames } from '../archive-names.ts';
import { openCompound } from '../compound-file.ts';
import type { FileSource } from '../file-source.ts';
import { openPdf } from '../pdf-document.ts';
import { decodeWords, readLetter } from '../reading/mime-letter.ts';
import { bookPlace } from '../reading/office-content.ts';
import { outlookMessage } from '../reading/outlook-message.ts';
import { readRtf } from '../reading/rtf-document.ts';
import { attributeOf, tokens } from '../reading/tokens.ts';
import type { Sniffed } from '../sniffed.ts';
import { openZip, type ZipMembers } from '../zip-members.ts';
import { readMarkup } from './html.ts';
import { newestPacket } from './packet.ts';
import { pdfPacket } from './pdf-packet.ts';
import { documentSummaryNames, summaryNames } from './property-names.ts';
import { type PropertySection, readPropertySection } from './property-set.ts';
import { xmpFacts } from './raw-facts-photo.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { readXmp } from './xmp.ts';

const headLength = 256 * 1024;
const largestLetter = 4 * 1024 * 1024;
const most = 3000;

/** Every single thing that a document says about itself, as it says it. @throws BahanError as its reader does. */
export async function rawDocumentFacts(source: FileSource, { format, mime }: Sniffed): Promise<RawFact[]> {
  switch (format) {
    case 'pdf':
      return pdfFacts(source);
    case 'doc':
    case 'xls':
    case 'ppt':
    case 'msg':
    case 'compound':
    case 'encrypted-office':
      return compoundFacts(source, format);
    case 'docx':
    case 'xlsx':
    case 'pptx':
    case 'odt':
    case 'ods':
    case 'odp':
    case 'odg':
    case 'epub':
    case 'iwork':
      return zipFacts(await openZip(source), format);
    case 'eml': {
      const { headers } = readLetter(source.read(0, largestLetter).toString('latin1'));
      return headers.map(([name, value]) => ({ group: 'Mail', name, value: decodeWords(value) }));
    }
    case 'rtf': {
      const { told } = readRtf(source.read(0, largestLetter).toString('latin1'));
      return [...told].map(([name, value]) => ({ group: 'RTF', name, value }));
    }
    case 'html':
    case 'xml':
      return pageFacts(readMarkup(source).slice(0, headLength));
    case 'zip':
    case 'rar':
    case 'tar':
      return archiveNames(source, format).names.map((name) => ({ group: 'Archive', name: 'Entry', value: name }));
    case 'eps':
    case 'indd':
      return xmpFacts(readXmp(newestPacket(source.read(0, 64 * 1024 * 1024))));
    default:
      return [{ group: 'File', name: 'Type', value: mime }];
  }
}

async function pdfFacts(source: FileSource): Promise<RawFact[]> {
  const bytes = source.whole();
  const facts: RawFact[] = [];
  const add = (name: string, value: string): void => void facts.push({ group: 'PDF', name, value });
  try {
    const document = await openPdf(bytes);
    try {
      add('Version', document.version);
      add('Pages', String(document.pages));
      add('Encrypted', document.encrypted ? 'yes' : 'no');
      for (const key of document.infoKeys()) add(key, document.info(key));
      if (document.pages > 0) {
        const { width, height } = document.size(0);
        add('FirstPage', `${Math.round(width * 100) / 100} × ${Math.round(height * 100) / 100} pt`);
      }
      for (const name of document.attachments) add('Attachment', name);
    } finally {
      document.close();
    }
  } catch (cause) {
    add('Error', String((cause as Error).message));
  }
  return [...facts.filter(({ value }) => value !== ''), ...xmpFacts(readXmp(pdfPacket(bytes)))];
}

function compoundFacts(source: FileSource, format: string): RawFact[] {
  const file = openCompound(source.whole());
  const summary = file.read('\u0005SummaryInformation') ?? file.read('!SummaryInformation');
  const more = file.read('\u0005DocumentSummaryInformation') ?? file.read('!DocumentSummaryInformation');
  const facts = [
    ...sectionFacts('Summary', readPropertySection(summary, 0), summaryNames),
    ...sectionFacts('DocumentSummary', readPropertySection(more, 0), documentSummaryNames),
    ...sectionFacts('Custom', readPropertySection(more, 1), {}),
  ];
  if (format === 'msg') {
    const message = outlookMessage(file);
    const add = (name: string, value: string | undefined): void => {
      if (value) facts.push({ group: 'Message', name, value });
    };
    add('Subject', message.subject);
    add('From', message.from);
    add('To', message.to);
    add('Cc', message.copy);
    add('Sent', message.sent);
    for (const name of message.recipients) add('Recipient', name);
    for (const name of message.attachments) add('Attachment', name);
    const { headers } = readLetter(`${Buffer.from(message.headers).toString('latin1')}\n\n`);
    for (const [name, value] of headers) facts.push({ group: 'Mail', name, value: decodeWords(value) });
  }
  for (const path of file.paths.slice(0, 200)) facts.push({ group: 'Stream', name: 'Path', value: path });
  return facts;
}

function sectionFacts(
  group: string,
  { values, names }: PropertySection,
  usual: Readonly<Record<number, string>>,
): RawFact[] {
  const facts = [...values].map(([id, value]) => ({
    group,
    name: names.get(id) ?? usual[id] ?? `0x${id.toString(16)}`,
    value: String(value),
  }));
  return facts.filter(({ value }) => value.trim() !== '');
}

const officeParts = [
  ['Core', 'docProps/core.xml'],
  ['App', 'docProps/app.xml'],
  ['Custom', 'docProps/custom.xml'],
  ['Meta', 'meta.xml'],
] as const;

async function zipFacts(zip: ZipMembers, format: string): Promise<RawFact[]> {
  const facts: RawFact[] = [];
  for (const [group, name] of officeParts) {
    const xml = await zip.text(name);
    // a ciphered member is no XML
    if (xml?.trimStart().startsWith('<')) facts.push(...elementFacts(group, parseXml(xml)));
  }
  if (format === 'epub') {
    const root = parseXml((await zip.text(await bookPlace(zip))) ?? '');
    const metadata = root.children.flatMap((each) => each.children).find((each) => /(^|:)metadata$/.test(each.name));
    if (metadata) facts.push(...elementFacts('OPF', metadata));
  }
  for (const name of zip.names.slice(0, 500)) facts.push({ group: 'Archive', name: 'Entry', value: name });
  return facts;
}

/** Elements with text of their own, and attributes of those without; what a custom property is named by comes first. */
function elementFacts(group: string, root: XmlElement): RawFact[] {
  const facts: RawFact[] = [];
  const walk = (element: XmlElement, named: string): void => {
    if (facts.length >= most) return;
    const own = element.attributes.get('name') ?? element.attributes.get('meta:name');
    const text = element.text.trim();
    if (text !== '') facts.push({ group, name: own ?? (named || element.name), value: text });
    else {
      const content = element.attributes.get('content');
      if (own !== undefined && content !== undefined) facts.push({ group, name: own, value: content });
      else if (element.children.length === 0) {
        for (const [key, value] of element.attributes) {
          if (!key.startsWith('xmlns')) facts.push({ group, name: `${element.name} ${key}`, value });
        }
      }
    }
    for (const child of element.children) walk(child, own ?? '');
  };
  for (const child of root.children) walk(child, '');
  return facts;
}

function pageFacts(html: string): RawFact[] {
  const facts: RawFact[] = [];
  for (const token of tokens(html)) {
    if (token.name === 'body' || facts.length >= most) break;
    if (token.name !== 'meta' || token.closes) continue;
    const name = attributeOf(token, 'name') ?? attributeOf(token, 'property') ?? attributeOf(token, 'http-equiv');
    const value = attributeOf(token, 'content') ?? attributeOf(token, 'charset');
    if (value !== undefined) facts.push({ group: 'HTML', name: name ?? 'charset', value });
  }
  const office = /<o:DocumentProperties>([\s\S]{0,20000}?)<\/o:DocumentProperties>/i.exec(html)?.[1] ?? '';
  return [...facts, ...elementFacts('Office', parseXml(office))];
}
