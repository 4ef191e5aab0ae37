import { probeHtml } from './html.ts';
import { probeMail } from './mail.ts';
import { probeCompound } from './office-compound.ts';
import { probeOfficeZip } from './office-zip.ts';
import { probePacket, probePdf } from './pdf.ts';
import { probePlainText } from './plain-text.ts';
import type { Probe } from './probed.ts';
import { probeRtf } from './rtf.ts';

const probes: Readonly<Record<string, Probe>> = {
  pdf: probePdf,
  eps: probePacket,
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
  doc: probeCompound,
  xls: probeCompound,
  ppt: probeCompound,
  msg: probeCompound,
  compound: probeCompound,
  'encrypted-office': probeCompound,
};

/** Facts of a document; of sorts that nothing here reads there are none. */
export const probeDocument: Probe = async (source, sniffed) => {
  const textual = sniffed.format === '' && sniffed.mime.startsWith('text/');
  return (await (textual ? probePlainText : probes[sniffed.format])?.(source, sniffed)) ?? {};
};
