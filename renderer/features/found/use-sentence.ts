import { useMemo } from 'react';
import { useFolders, useRoots } from '../../data/roots.ts';
import { useT } from '../../state/language.tsx';
import { folderPath } from '../sidebar/folder-nodes.tsx';
import { type RefoundEvent, sentenceOf } from './events.ts';

const plain = (path: string): string => path.replaceAll('\\', '/').replace(/\/+$/, '');

/** Tells whether a folder (absolute path) has anything in it now; undefined while that is not known. */
export function useIsThere(): ((folder: string) => boolean) | undefined {
  const roots = useRoots().data;
  const folders = useFolders().data;
  return useMemo(() => {
    if (!roots || !folders) return undefined;
    const byId = new Map(roots.map((root) => [root.id, root]));
    const held = new Set(
      folders.flatMap((folder) => {
        const root = byId.get(folder.root);
        return root && folder.assets > 0 ? [plain(folderPath(root, folder.path))] : [];
      }),
    );
    return (folder) => held.has(plain(folder));
  }, [roots, folders]);
}

/** Writes what happened in one sentence, in the language in use. */
export function useSentence(): (event: RefoundEvent) => string {
  const t = useT();
  const isThere = useIsThere() ?? (() => true);
  return (event) => t(...sentenceOf(event, isThere));
}
