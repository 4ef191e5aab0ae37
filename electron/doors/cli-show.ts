import type { Proposal } from '../../shared/model/asset.ts';
import { reasonMessage } from '../../shared/text/reasons.ts';
import { assetWholeOf, findAssets, oneLine } from './cli-asset.ts';
import type { Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { openForReading } from './cli-library.ts';
import type { Words } from './cli-words.ts';

export const show: Command = async (call) => {
  const library = await openForReading(call);
  try {
    const { ids, unknown } = await findAssets(library.client, call);
    let failed = unknown.length > 0;
    for (const id of ids) {
      const asset = assetWholeOf(await library.client.assets.get({ id }, { signal: call.signal }));
      failed ||= asset.error !== null;
      if (call.out.json) await call.out.data(asset);
      else for (const line of readable(asset, call.words)) await call.out.line(line);
    }
    return failed ? exitCodes.itemFailed : exitCodes.done;
  } finally {
    await library.close();
  }
};

/** Every key that says something, a line each; long text in full at the end. */
function readable(asset: Readonly<Record<string, unknown>>, words: Words): string[] {
  const { text, proposals, ...facts } = asset;
  const lines = Object.entries(facts).flatMap(([key, value]) => {
    if (value === null || (typeof value === 'object' && Object.keys(value).length === 0)) return [];
    if (key === 'proposed') return guesses(value as Readonly<Record<string, Proposal>>, words);
    if (Array.isArray(value)) return value.map((each) => `${key}: ${plain(each)}`);
    return [`${key}: ${plain(value)}`];
  });
  return [...lines, ...(typeof text === 'string' ? ['', text] : []), ''];
}

/** The best guess of each field, and why it is made. */
const guesses = (proposed: Readonly<Record<string, Proposal>>, words: Words): string[] =>
  Object.entries(proposed).map(([field, { value, reason }]) => {
    const { key, values } = reasonMessage(reason);
    return `proposed.${field}: ${oneLine(value)} (${words.say(key, values)})`;
  });

function plain(value: unknown): string {
  return oneLine(typeof value === 'string' ? value : JSON.stringify(value));
}
