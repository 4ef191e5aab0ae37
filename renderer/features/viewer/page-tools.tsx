import { Minus, MoveHorizontal, Plus, Scan } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { IconButton } from '../../elements/icon-button.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import type { Paging } from './use-paging.ts';

/** Which page, of how many, and how large. */
export function PageTools({
  paging,
  page,
  count,
}: {
  readonly paging: Paging;
  readonly page: number;
  readonly count: number;
}) {
  const t = useT();
  const formats = useFormats();
  return (
    <>
      <PageField page={page} count={count} onGo={paging.goTo} />
      <span className="viewer__rule" aria-hidden="true" />
      <IconButton
        label={t('viewer.zoom-out')}
        keys="-"
        icon={<Minus aria-hidden="true" />}
        onPress={() => paging.by(0.8)}
      />
      <span className="viewer__percent">{formats.percent(paging.scale)}</span>
      <IconButton
        label={t('viewer.zoom-in')}
        keys="+"
        icon={<Plus aria-hidden="true" />}
        onPress={() => paging.by(1.25)}
      />
      <IconButton
        label={t('viewer.fit-width')}
        isOn={paging.zoom === 'width'}
        icon={<MoveHorizontal aria-hidden="true" />}
        onPress={() => paging.setZoom(paging.zoom === 'width' ? 'read' : 'width')}
      />
      <IconButton
        label={t('viewer.fit-page')}
        keys="Z"
        isOn={paging.zoom === 'page'}
        icon={<Scan aria-hidden="true" />}
        onPress={paging.toggle}
      />
      <span className="viewer__rule" aria-hidden="true" />
    </>
  );
}

/** The number of the page in view; a written one is gone to. */
function PageField(props: { readonly page: number; readonly count: number; readonly onGo: (page: number) => void }) {
  const { page, count, onGo } = props;
  const t = useT();
  const name = useId();
  const [written, setWritten] = useState<string | undefined>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: having come to another page, the field says that one
  useEffect(() => setWritten(undefined), [page]);
  const go = () => {
    const number = Number.parseInt(written ?? '', 10);
    if (Number.isFinite(number)) onGo(Math.min(count, Math.max(1, number)) - 1);
    setWritten(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go();
    else if (event.key === 'Escape' && written !== undefined) setWritten(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="page-field">
      <label className="page-field__label" htmlFor={name}>
        {t('viewer.page')}
      </label>
      <input
        id={name}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        // on a phone the word beside it has no room
        aria-label={t('viewer.page')}
        value={written ?? String(page + 1)}
        style={{ width: `${Math.max(2, String(count).length) + 1.5}ch` }}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setWritten(event.currentTarget.value)}
        onBlur={() => setWritten(undefined)}
        onKeyDown={onKeyDown}
      />
      <span>{t('viewer.page-of', { total: count })}</span>
    </div>
  );
}
