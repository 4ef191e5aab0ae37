import type { MetadataPolicy } from '../../../shared/model/export.ts';

/** Kinds of words that can leave with a copy, the harmless first. */
export const policyKinds = ['words', 'credit', 'people', 'position', 'camera'] as const;
export type PolicyKind = (typeof policyKinds)[number];

export type Share = 'all' | 'some' | 'none';

/** Which kinds of words leave with all, some or none of the presets. */
export function policyOf(presets: readonly { readonly metadata: MetadataPolicy }[]): Record<PolicyKind, Share> {
  const share = (kind: PolicyKind): Share => {
    const count = presets.filter((preset) => preset.metadata[kind]).length;
    return count === 0 ? 'none' : count === presets.length ? 'all' : 'some';
  };
  return {
    words: share('words'),
    credit: share('credit'),
    people: share('people'),
    position: share('position'),
    camera: share('camera'),
  };
}
