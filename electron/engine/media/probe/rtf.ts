import { blockText } from '../reading/block.ts';
import { readRtf } from '../reading/rtf-document.ts';
import { bodyText } from './body-text.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import type { Probe } from './probed.ts';

export const largestRtf = 32 * 1024 * 1024;

/** Rich Text Format: what its information group says, and its words. */
export const probeRtf: Probe = async (source) => {
  const { told, pages, blocks } = readRtf(source.read(0, largestRtf).toString('latin1'));
  const created = timeOf(told.get('creatim') ?? '');
  const at = created ?? timeOf(told.get('revtim') ?? '');
  // a file that ends before its first group does has lost its end
  const cut =
    source.size <= largestRtf && !/\}[\s\0]*$/.test(source.read(Math.max(0, source.size - 64), 64).toString('latin1'));
  return {
    title: cleanText(told.get('title')),
    description: cleanText(told.get('doccomm')),
    creator: cleanText(told.get('author')),
    copyright: cleanText(told.get('copyright')),
    keywords: cleanList((told.get('keywords') ?? '').split(/[;,]/)),
    pages: pages > 0 ? pages : null,
    ...(at ? { capturedAt: at, capturedAtCertainty: created ? ('exact' as const) : ('modified' as const) } : {}),
    text: bodyText(blocks.map(blockText)),
    ...(cut ? { error: { code: 'file-truncated' as const, message: 'the last group does not end' } } : {}),
  };
};

function timeOf(text: string): string | undefined {
  const part = (name: string) => new RegExp(`\\b${name}(\\d+) `).exec(text)?.[1]?.padStart(2, '0');
  const day = `${part('yr')}-${part('mo')}-${part('dy')}`;
  const clock = `${part('hr') ?? '00'}:${part('min') ?? '00'}:${part('sec') ?? '00'}`;
  return (part('hr') === undefined ? undefined : parseWallTime(`${day}T${clock}`)) ?? parseWallTime(day);
}
