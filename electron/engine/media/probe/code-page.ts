import { decodeText } from './clean.ts';

const names: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1361: 'euc-kr',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  20932: 'euc-jp',
  21866: 'koi8-u',
  28591: 'windows-1252',
  28592: 'iso-8859-2',
  28595: 'iso-8859-5',
  28597: 'iso-8859-7',
  28598: 'iso-8859-8',
  28599: 'windows-1254',
  28605: 'iso-8859-15',
  32768: 'macintosh',
  32769: 'windows-1252',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  51936: 'gbk',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** Reads bytes of a Windows code page. One that nobody knows, and the Western one, are read as UTF-8 where they are that. */
export function codePageDecoder(page: number): (bytes: Uint8Array) => string {
  if (page === 1200) return (bytes) => new TextDecoder('utf-16le').decode(bytes);
  const name = page >= 1250 && page <= 1258 ? `windows-${page}` : names[page];
  if (!name || page === 1252 || page === 28591) return decodeText;
  return (bytes) => new TextDecoder(name).decode(bytes);
}
