import type Fuse from 'fuse.js';
import { useEffect, useMemo, useState } from 'react';

type FuseClass = typeof Fuse;

let loaded: FuseClass | undefined;

/** What forgives typing errors is no part of the first picture: it comes when somebody first types into such a field. */
function useFuse(isNeeded: boolean): FuseClass | undefined {
  const [fuse, setFuse] = useState<FuseClass | undefined>(() => loaded);
  useEffect(() => {
    if (!isNeeded || loaded) return;
    void import('fuse.js').then((module) => {
      loaded = module.default;
      setFuse(() => loaded);
    });
  }, [isNeeded]);
  return fuse ?? loaded;
}

/** The options that fit what was typed, best first; all of them, in their order, while nothing was. */
export function useForgiving<Option extends { readonly name: string }>(
  options: readonly Option[],
  typed: string,
  limit: number,
): readonly Option[] {
  const words = typed.trim();
  const isWhole = words === '' || options.some((option) => option.name === words);
  const FuseOrNone = useFuse(!isWhole);
  const fuse = useMemo(
    () =>
      FuseOrNone &&
      new FuseOrNone([...options], { keys: ['name'], threshold: 0.38, ignoreLocation: true, ignoreDiacritics: true }),
    [FuseOrNone, options],
  );
  return useMemo(() => {
    if (isWhole) return options.slice(0, limit);
    if (fuse) return fuse.search(words, { limit }).map((match) => match.item);
    const lower = words.toLocaleLowerCase();
    return options.filter(({ name }) => name.toLocaleLowerCase().includes(lower)).slice(0, limit);
  }, [fuse, isWhole, options, words, limit]);
}
