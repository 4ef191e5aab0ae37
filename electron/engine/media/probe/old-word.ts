import { blockText } from '../reading/block.ts';
import { docBlocks } from '../reading/doc-blocks.ts';
import { docText } from '../reading/doc-text.ts';
import { wordPerfectText } from '../reading/wordperfect.ts';
import { bodyText } from './body-text.ts';
import type { Probe } from './probed.ts';

const largest = 64 * 1024 * 1024;

/** Word 2 for Windows, which kept its document in a file of its own form: its words. */
export const probeOldWord: Probe = async (source) => {
  const text = docText(source.read(0, largest), () => undefined);
  return { text: bodyText([...docBlocks(text)].map(blockText)) };
};

/** WordPerfect: its words. */
export const probeWordPerfect: Probe = async (source) => ({
  text: bodyText(wordPerfectText(source.read(0, largest)).split('\n')),
});

/**
 * Programs before the nineties (WordPerfect 4.2, WordStar) wrote letters with their own signs between them and nothing
 * else. Where most of it is letters, those are its words; how they were set is not known.
 */
export const probeWithoutSignature: Probe = async (source) => {
  const bytes = source.read(0, largest);
  const text = wordPerfectText(bytes);
  const letters = text.replace(/[^A-Za-z0-9 ]/g, '').length;
  const words =
    /[A-Za-z]{3,}\s[A-Za-z]{2,}/.test(text) && letters * 3 > bytes.length ? bodyText(text.split('\n')) : null;
  return { text: words, error: { code: 'file-unsupported', message: 'a program of before 1990' } };
};
