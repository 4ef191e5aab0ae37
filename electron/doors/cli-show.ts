import { assetWholeOf, findAssets, oneLine } from './cli-asset.ts';
import type { Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { openForReading } from './cli-library.ts';

export const show: Command = async (call) => {
  const library = await openForReading(call);
  try {
    const { ids, unknown } = await findAssets(library.client, call);
    let failed = unknown.length > 0;
    for (const id of ids) {
      const asset = assetWholeOf(await library.client.assets.get({ id }, { signal: call.signal }));
      failed ||= asset.error !== null;
      if (call.out.json) await call.out.data(asset);
      else for (const line of readable(asset)) await call.out.line(line);
    }
    return failed ? exitCodes.itemFailed : exitCodes.done;
  } finally {
    await library.close();
  }
};

/** Every key that says something, a line each; long text in full at the end. */
function readable(asset: Readonly<Record<string, unknown>>): string[] {
  const { text, ...facts } = asset;
  const lines = Object.entries(facts).flatMap(([key, value]) => {
    if (value === null || (typeof value === 'object' && Object.keys(value).length === 0)) return [];
    if (Array.isArray(value)) return value.map((each) => `${key}: ${plain(each)}`);
    return [`${key}: ${plain(value)}`];
  });
  return [...lines, ...(typeof text === 'string' ? ['', text] : []), ''];
}

function plain(value: unknown): string {
  return oneLine(typeof value === 'string' ? value : JSON.stringify(value));
}
