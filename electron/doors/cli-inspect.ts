import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type InspectedFile, inspectFile } from '../engine/media/inspect.ts';
import { openMediaPool } from '../engine/media/pool.ts';
import { textFlag, UsageError } from './cli-arguments.ts';
import { assetObjectOf, oneLine } from './cli-asset.ts';
import type { Call, Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { doorHost } from './decoder/door-host.ts';
import { walkFiles } from './walk-files.ts';

/** Files that may be ahead of the line that is printed next: enough to keep the readers busy, and no more in memory. */
const mostAhead = 12;

export const inspect: Command = async (call) => {
  const { out, words, signal } = call;
  const given = textFlag(call.flags, 'render');
  const renderTo = given === undefined ? undefined : makeFolder(call.path(given));
  const host = doorHost();
  const pool = openMediaPool(host);
  const progress = out.progress();
  const label = words.say('cli.inspect.progress');
  const ahead: Promise<InspectedFile>[] = [];
  let failed = false;
  let done = 0;

  const printNext = async () => {
    const asset = await (ahead.shift() as Promise<InspectedFile>);
    failed ||= asset.error !== null;
    await (out.json ? out.data(printable(asset)) : out.line(readable(asset, call)));
    progress.update(label, ++done, null);
  };

  try {
    for (const value of call.values) {
      const onUnreadable = (path: string) => {
        failed = true;
        out.warn(words.error('folder-unreadable', { path }));
      };
      for await (const path of walkFiles(call.path(value), { skip: renderTo, onUnreadable, signal })) {
        const reading = inspectFile(pool, path, { renderTo, signal }).then(nameChecked);
        reading.catch(() => {}); // heard when its turn comes
        ahead.push(reading);
        if (ahead.length >= mostAhead) await printNext();
      }
    }
    while (ahead.length > 0) await printNext();
    return failed ? exitCodes.itemFailed : exitCodes.done;
  } finally {
    progress.end();
    await Promise.all([pool.close(), host.decoder.close()]);
  }
};

function makeFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true });
    return resolve(path);
  } catch {
    throw new UsageError('cli.usage.folderUnwritable', { path });
  }
}

/** Bytes that are no UTF-8 come as U+FFFD, and under such a name nothing can be opened: it is not simply gone. */
function nameChecked(asset: InspectedFile): InspectedFile {
  if (asset.error?.code !== 'file-missing' || !asset.path.includes('\uFFFD')) return asset;
  return {
    ...asset,
    state: 'present',
    error: { code: 'file-name-unreadable', message: 'the name is not valid UTF-8' },
  };
}

function printable(asset: InspectedFile) {
  return { ...assetObjectOf(asset, asset.text), ...(asset.textTruncated ? { textTruncated: true } : {}) };
}

function readable(asset: InspectedFile, { words }: Call): string {
  const size = asset.width && asset.height ? `${asset.width}×${asset.height}` : '-';
  const parts = [asset.path, words.say(`kind.${asset.kind}`), size, asset.capturedAt ?? '-', asset.title ?? '-'];
  if (asset.error) parts.push(words.error(asset.error.code, { path: asset.path }));
  return parts.map(oneLine).join('\t');
}
