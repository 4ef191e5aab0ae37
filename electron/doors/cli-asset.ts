import { basename } from 'node:path';
import type { EngineClient } from '../../shared/api/client.ts';
import type { AssetObject, AssetWhole } from '../../shared/model/asset.ts';
import type { Call } from './cli-call.ts';
import { asBahanError } from './cli-words.ts';

/** Ids that one call for objects names. */
const perCall = 500;

/** The asset object of scripts, its keys in the order of the documentation. `text` is null where it is not asked for. */
export function assetObjectOf(asset: AssetObject, text: string | null = null) {
  return {
    id: asset.id,
    path: asset.path,
    paths: asset.paths,
    kind: asset.kind,
    mime: asset.mime,
    bytes: asset.bytes,
    width: asset.width,
    height: asset.height,
    orientation: asset.orientation,
    capturedAt: asset.capturedAt,
    capturedAtCertainty: asset.capturedAtCertainty,
    gps: asset.gps,
    make: asset.make,
    model: asset.model,
    title: asset.title,
    description: asset.description,
    keywords: asset.keywords,
    creator: asset.creator,
    copyright: asset.copyright,
    theme: asset.theme,
    date: asset.date,
    event: asset.event,
    place: asset.place,
    people: asset.people,
    proposed: asset.proposed,
    durationSeconds: asset.durationSeconds,
    pages: asset.pages,
    text,
    preview: asset.preview,
    state: asset.state,
    error: asset.error,
  };
}

/** The whole asset of `show`. */
export function assetWholeOf(asset: AssetWhole) {
  return {
    ...assetObjectOf(asset, asset.text),
    ...(asset.textTruncated ? { textTruncated: true } : {}),
    files: asset.files,
    history: asset.history,
    proposals: asset.proposals,
  };
}

/** One asset as a line for a person. */
export function assetLine(asset: AssetObject): string {
  const title = asset.title ?? basename(asset.path);
  return [asset.id ?? '-', asset.date ?? '-', title, asset.path].map(oneLine).join('\t');
}

/** Prints assets in the order of their ids. Tells whether one of them has an error. */
export async function printAssets(client: EngineClient, ids: readonly string[], call: Call): Promise<boolean> {
  let failed = false;
  for (let at = 0; at < ids.length; at += perCall) {
    const objects = await client.assets.objects({ ids: ids.slice(at, at + perCall) }, { signal: call.signal });
    for (const asset of objects) {
      failed ||= asset.error !== null;
      await (call.out.json ? call.out.data(assetObjectOf(asset)) : call.out.line(assetLine(asset)));
    }
  }
  return failed;
}

/** Ids of what a person named by id or path; what is not in the library is said and left out. */
export async function findAssets(
  client: EngineClient,
  call: Call,
): Promise<{ ids: readonly string[]; unknown: readonly string[] }> {
  const ids: string[] = [];
  const unknown: string[] = [];
  for (const value of call.values) {
    const id = (await byId(client, value)) ?? (await byPath(client, call.path(value)));
    if (id) ids.push(id);
    else {
      unknown.push(value);
      call.out.warn(`${value}: ${call.words.error('asset-not-found')}`);
    }
  }
  return { ids: [...new Set(ids)], unknown };
}

async function byId(client: EngineClient, value: string): Promise<string | undefined> {
  if (!/^[a-z2-7]{12}$/.test(value)) return undefined;
  const [card] = await client.assets.cards({ ids: [value] });
  return card?.id;
}

async function byPath(client: EngineClient, path: string): Promise<string | undefined> {
  try {
    return (await client.assets.find({ path })).id;
  } catch (error) {
    if (asBahanError(error)?.code === 'asset-not-found') return undefined;
    throw error;
  }
}

/** A name may hold a line break or a tab; a line of ours may not. */
export function oneLine(text: string): string {
  return text.replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ');
}
