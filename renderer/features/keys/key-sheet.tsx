import { Fragment, useState } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import { words } from '../../../shared/text/fold.ts';
import { Keys } from '../../elements/kbd.tsx';
import { SearchField } from '../../elements/search-field.tsx';
import { type KeyRoom, type KeyRow, keyTable } from '../../state/key-table.ts';
import { rowsOf } from '../../state/keys.ts';
import { type Translate, useT } from '../../state/language.tsx';
import './keys.css';

interface Group {
  readonly title: MessageKey;
  readonly rows: readonly KeyRow[];
}

/** Every key of the window on one page, as the table binds them; narrowed by the words of what they do, or by a key. */
export function KeySheet() {
  const t = useT();
  const [text, setText] = useState('');
  const groups = sheetOf(text, t);
  return (
    <div className="key-sheet">
      <SearchField label={t('keys.find')} clearLabel={t('keys.find.clear')} value={text} onChange={setText} />
      {groups.length === 0 ? <p role="status">{t('keys.find.none')}</p> : null}
      <div className="key-sheet__groups">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="key-sheet__head">{t(group.title)}</h3>
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
    </div>
  );
}

/** The table as it is read: rows that say the same in one room are one, and only those that a search leaves. */
function sheetOf(text: string, t: Translate): Group[] {
  const asked = words(text);
  const isAsked = (row: KeyRow, title: MessageKey) => {
    const held = words(`${t(row.words)} ${t(title)}`);
    const isKey = row.keys.some((keys) => keys.toLowerCase() === text.trim().toLowerCase());
    return isKey || asked.every((word) => held.some((one) => one.startsWith(word)));
  };
  return (Object.keys(keyTable) as KeyRoom[]).flatMap((room) => {
    const { title } = keyTable[room];
    const merged = new Map<MessageKey, KeyRow>();
    for (const [, row] of rowsOf(room)) {
      const before = merged.get(row.words)?.keys ?? [];
      merged.set(row.words, { words: row.words, keys: [...before, ...row.keys] });
    }
    const rows = [...merged.values()].filter((row) => text.trim() === '' || isAsked(row, title));
    return rows.length > 0 ? [{ title, rows }] : [];
  });
}
