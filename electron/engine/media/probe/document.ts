import { probeArchive } from './archive.ts';
import { probeHtml } from './html.ts';
import { probeMail } from './mail.ts';
import { probeCompound } from './office-compound.ts';
import { probeOfficeZip } from './office-zip.ts';
import { probeOldWord, probeWithoutSignature, probeWordPerfect } from './old-word.ts';
import { probePalmBook } from './palm-book.ts';
import { probePacket, probePdf } from './pdf.ts';
import { probePlainText } from './plain-text.ts';
import { probePostScript } from './postscript.ts';
import type { Probe } from './probed.ts';
import { probeRtf } from './rtf.ts';

const probes: Readonly<Record<string, Probe>> = {
  pdf: probePdf,
  eps: probePostScript,
  indd: probePacket,
  text: probePlainText,
  xml: probeHtml,
  html: probeHtml,
  rtf: probeRtf,
  eml: probeMail,
  docx: probeOfficeZip,
  xlsx: probeOfficeZip,
  pptx: probeOfficeZip,
  odt: probeOfficeZip,
  ods: probeOfficeZip,
  odp: probeOfficeZip,
  odg: probeOfficeZip,
  epub: probeOfficeZip,
  iwork: probeOfficeZip,
  package: probeOfficeZip,
  doc: probeCompound,
  xls: probeCompound,
  ppt: probeCompound,
  msg: probeCompound,
  compound: probeCompound,
  'encrypted-office': probeCompound,
  'old-word': probeOldWord,
  wordperfect: probeWordPerfect,
  mobi: probePalmBook,
  zip: probeArchive,
  rar: probeArchive,
  tar: probeArchive,
};

/** Facts of a document; of sorts that nothing here reads there are none. */
export const probeDocument: Probe = async (source, sniffed) => {
  const probe = sniffed.format === '' ? unrecognised(sniffed.mime) : probes[sniffed.format];
  return (await probe?.(source, sniffed)) ?? {};
};

/** What a name promises where the content has no signature. */
function unrecognised(mime: string): Probe | undefined {
  if (mime === 'text/html') return probeHtml;
  if (mime === 'message/rfc822') return probeMail;
  if (mime.startsWith('text/')) return probePlainText;
  return mime === 'application/msword' || mime === 'application/vnd.wordperfect' ? probeWithoutSignature : undefined;
}
