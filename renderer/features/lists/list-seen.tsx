import { useId } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import { type ListColumn, type ListPreview, listColumn } from '../../../shared/model/list.ts';
import { useFormats, useT } from '../../state/language.tsx';
import type { List } from './use-list.ts';

/** What a list would do: its columns, how many lines match, what is not clear, and a few examples. */
export function ListSeen({ preview, list, isOld }: { preview: ListPreview; list: List; isOld: boolean }) {
  const t = useT();
  const { number } = useFormats();
  const hasPath = preview.columns.some(({ column }) => column === 'path');
  const { themes, events } = preview.created;
  return (
    <div className={`lists ${isOld ? 'lists--old' : ''}`} aria-busy={isOld}>
      <section aria-labelledby="lists-columns">
        <h3 id="lists-columns">{t('lists.columns')}</h3>
        <div className="lists__columns">
          {preview.columns.map(({ name, column }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns may have one name, their place tells them apart
            <Column key={at} name={name} column={column} isOff={isOld} onChange={(next) => list.setColumn(at, next)} />
          ))}
        </div>
        {hasPath ? null : <p className="lists__amiss">{t('lists.no-path')}</p>}
      </section>
      <p className="lists__sum" role="status">
        {t('lists.matched', { matched: number(preview.matched), rows: number(preview.rows) })}
        {' · '}
        {preview.changed > 0 ? t('lists.changed', { count: preview.changed }) : t('lists.nothing')}
      </p>
      {themes.length > 0 ? <p>{t('lists.new-themes', { names: themes.join(', ') })}</p> : null}
      {events.length > 0 ? <p>{t('lists.new-events', { names: events.join(', ') })}</p> : null}
      {preview.sample.length > 0 ? <Sample sample={preview.sample} /> : null}
      {preview.problems.length > 0 ? (
        <section aria-labelledby="lists-problems">
          <h3 id="lists-problems">{t('lists.problems')}</h3>
          <ul className="lists__problems">
            {preview.problems.map(({ line, problem, value }) => (
              <li key={`${line} ${problem} ${value}`}>{t(`lists.problem.${problem}`, { line, value })}</li>
            ))}
          </ul>
          {preview.problemsMore ? <p className="lists__hint">{t('lists.problems.more')}</p> : null}
        </section>
      ) : null}
    </div>
  );
}

function Column(props: {
  readonly name: string;
  readonly column: ListColumn;
  readonly isOff: boolean;
  readonly onChange: (column: ListColumn) => void;
}) {
  const t = useT();
  const id = useId();
  return (
    <div className="lists__column">
      <label htmlFor={id}>{t('lists.column', { name: props.name })}</label>
      <select
        id={id}
        value={props.column}
        disabled={props.isOff}
        onChange={(event) => props.onChange(listColumn.parse(event.target.value))}
      >
        {listColumn.options.map((one) => (
          <option key={one} value={one}>
            {t(`lists.column.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Sample({ sample }: { readonly sample: ListPreview['sample'] }) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that can be wider than the window is scrolled by keys
    <section className="lists__table" tabIndex={0} aria-labelledby="lists-sample">
      <h3 id="lists-sample">{t('lists.sample')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('lists.sample.file')}</th>
            <th scope="col">{t('lists.sample.field')}</th>
            <th scope="col">{t('lists.sample.before')}</th>
            <th scope="col">{t('lists.sample.after')}</th>
          </tr>
        </thead>
        <tbody>
          {sample.map(({ path, field, before, after }) => (
            <tr key={`${path} ${field}`}>
              <td title={path}>{path.split(/[/\\]/).at(-1)}</td>
              <td>{t(`lists.column.${field}` as MessageKey)}</td>
              <td className="lists__before">{before ?? t('lists.empty')}</td>
              <td>{after ?? t('lists.empty')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
