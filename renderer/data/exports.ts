import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EngineClient } from '../../shared/api/client.ts';
import type { Channel, MetadataPolicy, Part, PicturePart } from '../../shared/model/export.ts';
import type { Job } from '../../shared/model/job.ts';
import { mergeJobs } from './changes.ts';
import { useEngine } from './engine.tsx';
import { onChange } from './heard.ts';

type Asked<Verb extends keyof EngineClient['exports']> = Parameters<EngineClient['exports'][Verb]>[0];
export type ExportRequest = Asked<'plan'>;
export type ExportPlan = Awaited<ReturnType<EngineClient['exports']['plan']>>;
export type CopyPreview = Awaited<ReturnType<EngineClient['exports']['preview']>>;

const never = { gcTime: 0, staleTime: 0 } as const;

export function usePresets() {
  const engine = useEngine();
  return useQuery({ queryKey: ['presets'], queryFn: ({ signal }) => engine.exports.presets({}, { signal }) });
}

const numbers = new WeakMap<object, number>();
let lists = 0;

/** A number for a list of ids: a hundred thousand of them make no name that is compared at every stroke. */
function numberOf(ids: readonly string[]): number {
  const known = numbers.get(ids);
  if (known !== undefined) return known;
  lists += 1;
  numbers.set(ids, lists);
  return lists;
}

/** What an export would do; asked while it can be asked. The list of ids must stay the same one while it is. */
export function usePlan(request: ExportRequest) {
  const engine = useEngine();
  const queries = useQueryClient();
  const { ids, ...rest } = request;
  // what was said of assets meanwhile may let them leave, or keep them back; rows of changes are one
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onChange((change) => {
      if (change && change.assets.length === 0 && !change.assetsMore) return;
      clearTimeout(timer);
      timer = setTimeout(() => void queries.invalidateQueries({ queryKey: ['export-plan'] }), 400);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [queries]);
  return useQuery({
    queryKey: ['export-plan', numberOf(ids), rest],
    queryFn: ({ signal }) => engine.exports.plan(request, { signal }),
    enabled: request.ids.length > 0 && request.presets.length > 0 && request.to !== '',
    placeholderData: keepPreviousData,
    // folders fill and files go missing without a word to us
    ...never,
  });
}

/** Begins the export; its job is in the tray at once. The caller tells the failure where it stands. */
export function useStartExport() {
  const engine = useEngine();
  const take = useTakeJob();
  return useMutation({ mutationFn: (request: ExportRequest) => engine.exports.start(request), onSuccess: take });
}

/** Tries what failed in an export once more. */
export function useRetryExport() {
  const engine = useEngine();
  const take = useTakeJob();
  return useMutation({ mutationFn: (job: string) => engine.exports.retry({ job }), onSuccess: take });
}

export function useTakeJob(): (job: Job) => void {
  const queries = useQueryClient();
  return (job) => {
    queries.setQueryData<readonly Job[]>(['jobs'], (known) => mergeJobs(known ?? [], [job]));
  };
}

/** How many copies of an export are looked through for what went wrong. */
export const itemsLookedAt = 10_000;

/** The copies of an export; asked again as often as the number of those that went wrong changes. */
export function useExportItems(job: string, failed: number, isOver: boolean) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['export-items', job, failed, isOver],
    queryFn: ({ signal }) => engine.exports.items({ job, offset: 0, limit: itemsLookedAt }, { signal }),
    placeholderData: keepPreviousData,
    ...never,
  });
}

/**
 * One copy as it would be, for looking at. It is drawn again when the asset changes, and for another part of it. `of`: of a
 * frame or a page that is taken out.
 */
export function useCopyPreview(
  id: string | undefined,
  preset: string,
  edge: number,
  isWanted: boolean,
  of?: PicturePart,
) {
  const engine = useEngine();
  return useQuery({
    // under the name of its asset, whose changes ask it again
    queryKey: ['asset', id ?? '', 'copy', preset, edge, of ?? null],
    queryFn: ({ signal }) => engine.exports.preview({ id: id ?? '', preset, edge, ...(of ? { of } : {}) }, { signal }),
    enabled: isWanted && id !== undefined,
    gcTime: 60_000,
  });
}

/** Facts that leave with a copy. */
export function useCarried(id: string | undefined, preset: string | undefined, metadata: MetadataPolicy | undefined) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['asset', id ?? '', 'carried', preset ?? '', metadata ?? null],
    queryFn: ({ signal }) =>
      engine.exports.carried({ id: id ?? '', preset: preset ?? '', ...(metadata ? { metadata } : {}) }, { signal }),
    enabled: id !== undefined && preset !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}

export interface KnownCrop {
  readonly part: Part;
  readonly by: 'person' | 'proposed';
}

/** Which part of an asset is shown in a ratio of sides; `of`: of a frame or a page that is taken out. */
export function useCrop(id: string, ratio: string | undefined, of?: PicturePart) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['asset', id, 'crop', ratio ?? '', of ?? null],
    queryFn: async ({ signal }): Promise<KnownCrop | null> => {
      const [crop] = await engine.exports.crops({ id, ratios: [ratio ?? ''], ...(of ? { of } : {}) }, { signal });
      return crop ? { part: crop.part, by: crop.by } : null;
    },
    enabled: ratio !== undefined,
  });
}

/** Cards of some assets, as they are now. */
export function useCards(ids: readonly string[]) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['cards', ids],
    queryFn: ({ signal }) => engine.assets.cards({ ids: [...ids] }, { signal }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** Assets that are asked about before it is known where their copies go. */
export const mostAsked = 1000;
/** So much a plan says of the gate; what it counts, it counts to the end. */
export const mostSaid = 1000;

/** What the gate says against assets for channels, as a plan would say it. */
export function useGateOfMany(ids: readonly string[], channels: readonly Channel[], isWanted: boolean) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['export-plan', 'gate', numberOf(ids), channels],
    queryFn: async ({ signal }) => {
      const some = { ids: ids.slice(0, mostAsked), channels: [...channels] };
      const said = await engine.rights.check(some, { signal });
      return said.filter(({ verdict }) => verdict.outcome !== 'allowed');
    },
    enabled: isWanted && channels.length > 0,
    placeholderData: keepPreviousData,
    ...never,
  });
}

/** What the gate says of one asset for channels, as long as nothing about it changes. */
export function useGateOf(id: string | undefined, channels: readonly Channel[]) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['asset', id ?? '', 'gate', channels],
    queryFn: ({ signal }) => engine.rights.check({ ids: [id ?? ''], channels: [...channels] }, { signal }),
    enabled: id !== undefined && channels.length > 0,
    placeholderData: keepPreviousData,
    // an embargo ends without a word to us
    ...never,
  });
}
