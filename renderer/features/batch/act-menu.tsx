import { ChevronDown } from 'lucide-react';
import { lastCollection } from '../../data/collections.ts';
import { useDescribe } from '../../data/describe.ts';
import { useDesktop } from '../../data/engine.tsx';
import { useWays } from '../../data/ways.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { Menu, type MenuEntry } from '../../elements/menu.tsx';
import { consenting } from '../../state/consenting.ts';
import { useT } from '../../state/language.tsx';
import { useSettledQuery } from '../../state/query.ts';
import { useSelection } from '../../state/selection.ts';
import { showsHidden } from '../../state/similar.ts';
import { useStore } from '../../state/store.ts';
import { type Acts, useActs } from './use-acts.ts';

/** Everything that can be done with what is chosen, beside how much that is. */
export function ActMenu() {
  const t = useT();
  const acts = useActs();
  const { ids } = useSelection();
  const { text } = useSettledQuery();
  const last = useStore(lastCollection);
  const describe = useDescribe();
  const ways = useWays();
  const desktop = useDesktop();
  if (ids.size === 0) return null;
  const isOne = ids.size === 1;
  const isHidden = showsHidden(text);
  const entries: (MenuEntry & { readonly run: (acts: Acts) => void })[] = [
    { id: 'batch', label: t('acts.batch'), keys: 'Ctrl+E', run: (now) => now.open('batch') },
    { id: 'confirm', label: t('acts.confirm'), run: (now) => now.confirm() },
    { id: 'describe', label: t('describing.open-this'), keys: 'Ctrl+D', run: describe },
    {
      id: 'copy',
      label: t('acts.copy'),
      keys: 'Ctrl+Alt+C',
      isDisabled: !isOne,
      startsGroup: true,
      run: (now) => now.copy(),
    },
    { id: 'paste', label: t('acts.paste'), keys: 'Ctrl+Alt+V', run: (now) => now.paste() },
    {
      id: 'turn-left',
      label: t('marks.turn-left'),
      keys: '[',
      startsGroup: true,
      run: (now) => void now.mark({ field: 'turn', op: 'add', value: -1 }),
    },
    {
      id: 'turn-right',
      label: t('marks.turn-right'),
      keys: ']',
      run: (now) => void now.mark({ field: 'turn', op: 'add', value: 1 }),
    },
    { id: 'rights', label: t('rights.act'), keys: 'Ctrl+Alt+H', run: (now) => now.open('rights') },
    {
      id: 'consent',
      label: t('rights.consent.act'),
      run: (now) => consenting.set({ ids: [...now.targets()] }),
    },
    { id: 'publish', label: t('published.mark'), keys: 'Ctrl+Alt+B', run: (now) => now.open('publish') },
    {
      id: 'copy-words',
      label: t('ways.copy-words'),
      startsGroup: true,
      run: (now) => void ways.copyWords(now.targets()),
    },
    {
      id: 'copy-picture',
      label: t('ways.copy-picture'),
      isDisabled: !isOne,
      run: (now) =>
        now
          .targets()
          .slice(0, 1)
          .forEach((id) => void ways.copyPicture(id)),
    },
    ...(desktop
      ? [{ id: 'copy-link', label: t('link.copy'), run: (now: Acts) => void ways.copyLinks(now.targets()) }]
      : []),
    { id: 'sheet', label: t('ways.sheet'), run: (now) => now.open('sheet') },
    { id: 'clock', label: t('acts.clock'), keys: 'Ctrl+Alt+J', startsGroup: true, run: (now) => now.open('clock') },
    ...(last.id === ''
      ? []
      : [
          {
            id: 'collect-last',
            label: t('acts.collect-last', { name: last.name }),
            keys: 'B',
            startsGroup: true,
            run: (now: Acts) => void now.collect(),
          },
        ]),
    {
      id: 'collect',
      label: t('acts.collect'),
      keys: 'Shift+B',
      startsGroup: last.id === '',
      run: (now) => now.open('collect'),
    },
    {
      id: 'stack',
      label: t('acts.stack'),
      keys: 'Ctrl+G',
      isDisabled: isOne,
      startsGroup: true,
      run: (now) => now.stack(),
    },
    { id: 'unstack', label: t('acts.unstack'), keys: 'Ctrl+Shift+G', run: (now) => now.unstack() },
    { id: 'stacks', label: t('acts.stacks'), isDisabled: isOne, run: (now) => now.open('stacks') },
    {
      id: 'similar',
      label: t('looks.similar'),
      keys: 'Ctrl+Alt+S',
      isDisabled: !isOne,
      startsGroup: true,
      run: (now) => now.similar(),
    },
    isHidden
      ? { id: 'show', label: t('looks.show-this'), run: (now) => now.hide(false) }
      : { id: 'hide', label: t('looks.hide-this'), run: (now) => now.hide(true) },
  ];
  return (
    <Menu
      trigger={<IconButton size="small" label={t('acts.menu')} icon={<ChevronDown aria-hidden />} />}
      label={t('acts.menu')}
      entries={entries}
      onAction={(id) => entries.find((entry) => entry.id === id)?.run(acts)}
      placement="bottom end"
    />
  );
}
