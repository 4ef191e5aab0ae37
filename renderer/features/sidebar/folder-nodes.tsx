import { CloudOff, Folder as FolderIcon, HardDrive, LoaderCircle } from 'lucide-react';
import type { Formats } from '../../../shared/i18n/format.ts';
import type { Folder, Root } from '../../../shared/model/root.ts';
import type { TreeNode } from '../../elements/tree.tsx';
import { filterText, folderSense, soleChoice } from '../../state/filters.ts';
import type { Translate } from '../../state/language.tsx';

/** As people count: 9 before 10. */
const inOrder = new Intl.Collator(undefined, { numeric: true });

type Words = Pick<Formats, 'number' | 'moment'>;

/** Last part of a path, as a person calls the folder. */
export function folderName(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
}

/** Path of a folder as the query language wants it: the root as it was spelled, and `/` below. */
export function folderPath(root: Root, path: string): string {
  return path === '' ? root.path : `${root.path.replace(/[\\/]+$/, '')}/${path}`;
}

export interface FolderTree {
  readonly nodes: readonly TreeNode[];
  /** Id of the row that a query stands at: the one that asks for this folder and nothing else. */
  at(text: string): string | undefined;
}

/**
 * Roots with their folders as rows of a tree. The id of a row is the filter that it stands for. A folder that holds
 * nothing itself, between one that does and its root, gets a row of its own.
 */
export function folderTree(
  roots: readonly Root[],
  folders: readonly Folder[],
  t: Translate,
  formats: Words,
): FolderTree {
  const { number } = formats;
  // there may be ten thousand rows, and each key that is typed asks which one the query stands at
  const ids = new Map<string, string>();
  const nodes = roots.map((root) => {
    const top: Branch = { name: folderName(root.path), path: '', assets: 0, branches: new Map() };
    for (const folder of folders) if (folder.root === root.id) plant(top, folder);
    const node = nodeOf(top, root, number, ids);
    return {
      ...node,
      title: `${root.path}\n${stateWords(root, t, formats)}`,
      icon: <RootIcon root={root} label={stateWords(root, t, formats)} />,
      note: note(root.assets, number),
    };
  });
  return {
    nodes,
    at(text) {
      const sole = soleChoice(text);
      return sole?.field === 'folder' ? ids.get(sole.sense) : undefined;
    },
  };
}

interface Branch {
  readonly name: string;
  readonly path: string;
  assets: number;
  readonly branches: Map<string, Branch>;
}

function plant(top: Branch, folder: Folder): void {
  let at = top;
  for (const part of folder.path.split('/').filter(Boolean)) {
    let next = at.branches.get(part);
    if (!next) {
      next = { name: part, path: at.path === '' ? part : `${at.path}/${part}`, assets: 0, branches: new Map() };
      at.branches.set(part, next);
    }
    at = next;
  }
  at.assets = folder.assets;
}

function nodeOf(branch: Branch, root: Root, number: (value: number) => string, ids: Map<string, string>): TreeNode {
  const path = folderPath(root, branch.path);
  const id = filterText('folder', path);
  // of two that are spelled alike but for large letters, the query finds both, and the first is shown
  if (!ids.has(folderSense(path))) ids.set(folderSense(path), id);
  const children = [...branch.branches.values()]
    .sort((a, b) => inOrder.compare(a.name, b.name))
    .map((child) => nodeOf(child, root, number, ids));
  return {
    id,
    label: branch.name,
    title: branch.name,
    icon: <FolderIcon aria-hidden />,
    note: note(branch.assets, number),
    ...(children.length > 0 ? { children } : {}),
  };
}

const note = (assets: number, number: (value: number) => string) =>
  assets > 0 ? <span className="place__count">{number(assets)}</span> : undefined;

function RootIcon({ root, label }: { readonly root: Root; readonly label: string }) {
  if (root.state === 'offline') return <CloudOff className="root-state root-state--offline" aria-label={label} />;
  if (root.state === 'sweeping') return <LoaderCircle className="root-state root-state--sweeping" aria-label={label} />;
  return <HardDrive className="root-state" aria-label={label} />;
}

/** The state of a watched folder in words, each sentence of it. */
export function stateWords(root: Root, t: Translate, { moment }: Pick<Words, 'moment'>): string {
  const isAway = root.state === 'offline' && root.offlineSince !== null;
  return [
    ...(isAway ? [`${t('health.folder.offline', { when: moment(root.offlineSince ?? 0) })}.`] : []),
    t(isAway ? 'settings.folders.offline' : `sidebar.state.${root.state}`),
    ...(root.waiting > 0 ? [t('sidebar.state.waiting', { count: root.waiting })] : []),
    ...(root.missing > 0 ? [t('health.folder.missing', { count: root.missing })] : []),
    ...(root.unreadable > 0 ? [t('sidebar.state.unreadable', { count: root.unreadable })] : []),
  ].join('\n');
}
