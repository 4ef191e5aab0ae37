import type { MessageKey } from '../../../shared/i18n/format.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { differing } from './differing.ts';
import type { Preview } from './use-preview.ts';

/** What would come of it, before it does: each difference as it is and as it would be. */
export function PreviewPart(props: {
  readonly preview: Preview | undefined;
  readonly isFresh: boolean;
  /** Said while there is nothing to look at. */
  readonly waiting: MessageKey;
}) {
  const { preview, isFresh, waiting } = props;
  const t = useT();
  const formats = useFormats();
  const fields = new Set(preview?.items.map((item) => item.field));
  const write = (field: string, value: string) => (field === 'date' ? formats.date(value) : value);
  const rest = preview ? preview.changed - new Set(preview.items.map((item) => item.id)).size : 0;
  return (
    <section className="batch__preview" aria-label={t('batch.preview')} data-old={isFresh ? undefined : ''}>
      <p className="batch__count" role="status">
        {preview === undefined
          ? t(waiting)
          : preview.changed === 0
            ? t('batch.preview.none')
            : t('batch.preview.count', { count: preview.changed })}
      </p>
      {preview && preview.items.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        <ul className="differences" tabIndex={0} aria-label={t('batch.preview')}>
          {preview.items.map((item) => {
            const before = item.before === null ? '' : write(item.field, item.before);
            const after = item.after === null ? '' : write(item.field, item.after);
            const [head, gone, come, tail] = differing(before, after);
            return (
              <li key={`${item.id} ${item.field}`} className="difference">
                <p className="difference__name">
                  {fields.size > 1 ? `${t(`field.${item.field}`)} · ` : ''}
                  {item.name}
                </p>
                <p className="difference__before">
                  <span className="hidden-words">{t('batch.preview.before')}: </span>
                  {before === '' ? (
                    t('batch.preview.nothing')
                  ) : (
                    <>
                      {head}
                      {gone === '' ? null : <del>{gone}</del>}
                      {tail}
                    </>
                  )}
                </p>
                <p className="difference__after">
                  <span className="hidden-words">{t('batch.preview.after')}: </span>
                  {after === '' ? (
                    t('batch.preview.nothing')
                  ) : (
                    <>
                      {head}
                      {come === '' ? null : <ins>{come}</ins>}
                      {tail}
                    </>
                  )}
                </p>
              </li>
            );
          })}
          {rest > 0 ? <li className="differences__more">{t('batch.preview.more', { count: rest })}</li> : null}
        </ul>
      ) : null}
    </section>
  );
}
