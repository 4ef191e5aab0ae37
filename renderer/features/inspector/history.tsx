import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { AssetWhole, HistoryEntry } from '../../../shared/model/asset.ts';
import { useCollections } from '../../data/collections.ts';
import { useEdit } from '../../data/edits.ts';
import { Button } from '../../elements/button.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { useFormats, useLanguage, useT } from '../../state/language.tsx';
import { spanWords } from '../clocks/clock-time.ts';
import { stars } from '../marks/mark-keys.ts';
import { whenWords } from '../rights/when-words.ts';
import { backChange } from './back-change.ts';

/** Edits that are shown before somebody asks for more. */
const first = 12;

const labels: Readonly<Record<string, MessageKey>> = {
  rating: 'marks.rating',
  pick: 'marks.label',
  label: 'marks.colour',
  turn: 'marks.turn',
  shift: 'history.clock',
  collections: 'collections.title',
  stack: 'inspector.stack',
  stackTop: 'inspector.stack',
  crop: 'history.crop',
  classification: 'rights.classification',
  classificationReason: 'rights.reason',
  classificationBasis: 'rights.basis',
  excludedUntil: 'rights.excluded-until',
  embargo: 'rights.embargo',
  licence: 'rights.licence',
  licenceUntil: 'rights.licence-until',
};

/** Who said what and when, newest first; what was said in one edit stands together, each with the way back. */
export function History({ whole }: { readonly whole: AssetWhole }) {
  const t = useT();
  const formats = useFormats();
  const { edit } = useEdit();
  const write = useWriting(whole);
  const [isAll, setAll] = useState(false);
  if (whole.history.length === 0) return <p className="inspector__none">{t('inspector.no-history')}</p>;
  const edits = [...Map.groupBy(whole.history, (entry) => entry.edit).values()].sort(
    ([a], [b]) => (b?.at ?? 0) - (a?.at ?? 0),
  );
  const shown = isAll ? edits : edits.slice(0, first);
  return (
    <>
      <ol className="history">
        {shown.map((entries) => {
          const [one] = entries;
          if (!one) return null;
          return (
            <li key={one.edit}>
              <p className="history__more">
                {one.person} · {formats.moment(one.at)}
              </p>
              <ul>
                {entries.map((entry) => {
                  const back = backChange(entry, whole);
                  const before = write(entry.field, entry.previous);
                  return (
                    <li key={entry.field} className="history__entry">
                      <p>
                        <span className="history__field">
                          {t(labels[entry.field] ?? (`field.${entry.field}` as MessageKey))}
                        </span>{' '}
                        {write(entry.field, entry.value)}
                        {entry.previous === null || entry.previous.length === 0 ? null : (
                          <span className="history__before"> {t('history.from', { value: before })}</span>
                        )}
                      </p>
                      {back ? (
                        <IconButton
                          size="small"
                          label={
                            entry.previous === null || entry.previous.length === 0
                              ? t('history.back-empty')
                              : t('history.back', { value: before })
                          }
                          icon={<Undo2 aria-hidden="true" />}
                          onPress={() => void edit([whole.id], [back])}
                        />
                      ) : null}
                    </li>
                  );
                })}
              </ul>
            </li>
          );
        })}
      </ol>
      {shown.length < edits.length ? (
        <Button size="small" tone="quiet" onPress={() => setAll(true)}>
          {t('history.more', { count: edits.length - shown.length })}
        </Button>
      ) : null}
    </>
  );
}

/** Values as a person reads them, whatever they are said of. */
function useWriting(whole: AssetWhole): (field: string, value: HistoryEntry['value']) => string {
  const t = useT();
  const formats = useFormats();
  const language = useLanguage();
  const collections = useCollections();
  return (field, value) => {
    if (value === null || value.length === 0) return t('inspector.cleared');
    if (field === 'collections') {
      const names = new Map(collections.data?.map(({ id, name }) => [id, name]));
      return [value]
        .flat()
        .map((id) => names.get(id) ?? t('collections.title'))
        .join(', ');
    }
    if (typeof value !== 'string') return value.join(', ');
    switch (field) {
      case 'date':
        return formats.date(value);
      case 'event':
        if (!value.startsWith('@')) return value;
        return value.slice(1) === whole.eventId && whole.event ? whole.event : t('history.event');
      case 'rating':
        return stars(Number(value) || 0);
      case 'pick':
        return t(value === 'rejected' ? 'marks.rejected' : 'marks.chosen');
      case 'label':
        return t(`marks.colour.${value}` as MessageKey);
      case 'turn':
        return t('marks.turned', { degrees: String((((Number(value) % 4) + 4) % 4) * 90) });
      case 'shift': {
        const span = spanWords(Number(value), language);
        return t(Number(value) < 0 ? 'clock.by.back' : 'clock.by.forward', { span });
      }
      case 'crop':
        return Object.keys(JSON.parse(value)).join(', ');
      case 'classification':
        return t(`rights.classification.${value}` as MessageKey);
      case 'excludedUntil':
      case 'licenceUntil':
      case 'embargo':
        return whenWords(value, formats);
      case 'stack':
      case 'stackTop':
        return t('stacks.made', { count: 1 });
      default:
        return value;
    }
  };
}
