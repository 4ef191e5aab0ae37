import { Fragment } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import { Keys } from '../../elements/kbd.tsx';
import { useT } from '../../state/language.tsx';

interface KeyRow {
  readonly words: MessageKey;
  readonly keys: readonly string[];
}

const groups: readonly { readonly title: MessageKey; readonly rows: readonly KeyRow[] }[] = [
  {
    title: 'keys.group.everywhere',
    rows: [
      { words: 'keys.search', keys: ['/', 'Ctrl+K'] },
      { words: 'keys.type', keys: ['A…Z'] },
      { words: 'keys.back', keys: ['Esc'] },
      { words: 'keys.regions', keys: ['F6', 'Shift+F6'] },
      { words: 'keys.undo', keys: ['Ctrl+Z'] },
      { words: 'keys.redo', keys: ['Ctrl+Shift+Z'] },
      { words: 'keys.sidebar', keys: ['Ctrl+B'] },
      { words: 'keys.inspector', keys: ['Ctrl+I'] },
      { words: 'keys.settings', keys: ['Ctrl+,'] },
      { words: 'keys.sheet', keys: ['?'] },
    ],
  },
  {
    title: 'keys.group.assets',
    rows: [
      { words: 'keys.walk', keys: ['←', '→', '↑', '↓'] },
      { words: 'keys.extend', keys: ['Shift+→'] },
      { words: 'keys.all', keys: ['Ctrl+A'] },
      { words: 'keys.open', keys: ['Enter'] },
      { words: 'keys.look', keys: ['Space'] },
      { words: 'keys.ends', keys: ['Home', 'End'] },
      { words: 'keys.zoom', keys: ['Ctrl++', 'Ctrl+-'] },
    ],
  },
  {
    title: 'keys.group.viewer',
    rows: [
      { words: 'keys.next', keys: ['←', '→'] },
      { words: 'keys.zoom', keys: ['+', '-'] },
      { words: 'keys.pixels', keys: ['Z'] },
      { words: 'keys.always-next', keys: ['Alt+←', 'Alt+→'] },
      { words: 'keys.play', keys: ['Space', 'K'] },
      { words: 'keys.jump', keys: ['J', 'L'] },
      { words: 'keys.frame', keys: [',', '.'] },
      { words: 'keys.speed', keys: ['<', '>'] },
      { words: 'keys.mute', keys: ['M'] },
      { words: 'keys.full-screen', keys: ['F'] },
      { words: 'keys.find-inside', keys: ['Ctrl+F', '/'] },
      { words: 'keys.inspector', keys: ['I'] },
      { words: 'keys.back', keys: ['Esc'] },
    ],
  },
];

/** Every key of the window on one page. */
export function KeySheet() {
  const t = useT();
  return (
    <div className="key-sheet">
      {groups.map((group) => (
        <section key={group.title}>
          <h3 className="settings__head">{t(group.title)}</h3>
          <dl className="key-sheet__rows">
            {group.rows.map((row) => (
              <Fragment key={row.words}>
                <dt>{t(row.words)}</dt>
                <dd>
                  {row.keys.map((keys) => (
                    <Keys key={keys} keys={keys} />
                  ))}
                </dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
