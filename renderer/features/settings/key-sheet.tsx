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
      { words: 'keys.describe', keys: ['Ctrl+D'] },
      { words: 'keys.save-search', keys: ['Ctrl+S'] },
      { words: 'keys.map', keys: ['Ctrl+Alt+M'] },
      { words: 'keys.slides', keys: ['Ctrl+Alt+P'] },
      { words: 'keys.slides.pace', keys: ['↑', '↓'] },
      { words: 'keys.slides.ways', keys: ['S', 'R', 'T', 'M'] },
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
    title: 'keys.group.marks',
    rows: [
      { words: 'keys.rate', keys: ['1…5', '0'] },
      { words: 'keys.choose', keys: ['P', 'X', 'U'] },
      { words: 'keys.label', keys: ['6', '7', '8', '9'] },
      { words: 'keys.turn', keys: ['[', ']'] },
      { words: 'keys.batch', keys: ['Ctrl+E'] },
      { words: 'export.key', keys: ['Ctrl+Shift+E'] },
      { words: 'keys.copy-words', keys: ['Ctrl+Alt+C'] },
      { words: 'keys.paste-words', keys: ['Ctrl+Alt+V'] },
      { words: 'rights.section', keys: ['Ctrl+Alt+H'] },
      { words: 'published.mark.title', keys: ['Ctrl+Alt+B'] },
      { words: 'keys.clock', keys: ['Ctrl+Alt+J'] },
      { words: 'keys.collect', keys: ['B'] },
      { words: 'keys.collect-choose', keys: ['Shift+B'] },
      { words: 'keys.collection-order', keys: ['Alt+←', 'Alt+→'] },
      { words: 'keys.collection-take', keys: ['Delete'] },
      { words: 'looks.similar', keys: ['Ctrl+Alt+S'] },
      { words: 'keys.stack', keys: ['Ctrl+G', 'Ctrl+Shift+G'] },
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
  {
    title: 'keys.group.describing',
    rows: [
      { words: 'keys.describing.confirm', keys: ['Ctrl+Enter'] },
      { words: 'keys.describing.next', keys: ['Alt+↑', 'Alt+↓'] },
      { words: 'keys.walk', keys: ['←', '→', '↑', '↓'] },
      { words: 'keys.describing.pick', keys: ['P', 'X', 'U'] },
      { words: 'keys.describing.rate', keys: ['1…5', '0'] },
      { words: 'keys.describing.colour', keys: ['6', '7', '8', '9', '-'] },
      { words: 'keys.describing.turn', keys: ['[', ']'] },
      { words: 'keys.describing.look', keys: ['Space'] },
      { words: 'keys.describing.compare', keys: ['C'] },
      { words: 'keys.pixels', keys: ['Z'] },
      { words: 'keys.describing.title', keys: ['T'] },
      { words: 'keys.describing.title-next', keys: ['Alt+→'] },
      { words: 'keys.describing.event-title', keys: ['E'] },
      { words: 'keys.describing.split', keys: ['S'] },
      { words: 'keys.describing.move', keys: ['V'] },
      { words: 'keys.describing.merge', keys: ['M'] },
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
