import { FileSpreadsheet, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { useT } from '../../state/language.tsx';
import { changeView, useView } from '../../state/view.ts';
import { ListReport } from './list-report.tsx';
import { ListSeen } from './list-seen.tsx';
import { type List, useList } from './use-list.ts';
import './lists.css';

const accepted = ['.xlsx', '.csv', '.tsv', '.txt', '.jsonl', '.ndjson', '.json'];

/** Descriptions out of a list of the office: choose it, see what it would do, fill it in. */
export function ListsDialog() {
  const t = useT();
  const { sheet } = useView();
  const list = useList();
  const { state } = list;
  const canApply = state.at === 'seen' && state.preview.changed > 0;
  return (
    <Dialog
      title={t('lists.title')}
      closeLabel={t('action.close')}
      isOpen={sheet === 'lists'}
      onClose={() => changeView({ sheet: undefined })}
      size="large"
      footer={
        state.at === 'start' ? null : state.at === 'done' ? (
          <Button tone="primary" onPress={() => changeView({ sheet: undefined })}>
            {t('action.close')}
          </Button>
        ) : (
          <>
            <Chooser list={list} tone="plain" label={t('lists.choose-other')} />
            <Button tone="primary" isDisabled={!canApply} onPress={() => list.apply()}>
              {state.at === 'applying'
                ? t('lists.applying')
                : t('lists.apply', { count: state.at === 'seen' ? state.preview.changed : 0 })}
            </Button>
          </>
        )
      }
    >
      <Inside list={list} />
    </Dialog>
  );
}

function Inside({ list }: { readonly list: List }) {
  const t = useT();
  const { state } = list;
  const isLate = useLate(state.at === 'reading' && state.preview === undefined);
  switch (state.at) {
    case 'start':
      return <Start list={list} />;
    case 'reading':
      if (state.preview) return <ListSeen preview={state.preview} list={list} isOld />;
      return (
        <div className="lists" aria-busy="true">
          <p className="lists__words">{t('lists.reading', { name: state.name })}</p>
          {isLate ? ['a', 'b', 'c'].map((row) => <Skeleton key={row} height="3rem" />) : null}
        </div>
      );
    case 'seen':
    case 'applying':
      return <ListSeen preview={state.preview} list={list} isOld={state.at === 'applying'} />;
    case 'done':
      return <ListReport changed={state.changed} unmatched={state.unmatched} />;
    case 'too-large':
      return (
        <EmptyState icon={<TriangleAlert aria-hidden />} title={t('error.file-too-large')}>
          {t('lists.too-large', { name: state.name })}
        </EmptyState>
      );
    case 'failed':
      return (
        <EmptyState
          icon={<TriangleAlert aria-hidden />}
          title={t(`error.${state.failure.code}`, state.failure.details)}
        >
          {t(`error.${state.failure.code}.do`, state.failure.details)}
        </EmptyState>
      );
  }
}

function Start({ list }: { readonly list: List }) {
  const t = useT();
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way, the button is the first
    <div
      className={`lists__drop ${isOver ? 'lists__drop--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) list.take(file);
      }}
    >
      <FileSpreadsheet aria-hidden />
      <p className="lists__words">{t('lists.words')}</p>
      <Chooser list={list} tone="primary" label={t('lists.choose')} />
      <p className="lists__hint">{t('lists.drop')}</p>
    </div>
  );
}

function Chooser({ list, tone, label }: { list: List; tone: 'primary' | 'plain'; label: string }) {
  return (
    <FileTrigger
      acceptedFileTypes={accepted}
      onSelect={(files) => {
        const file = files?.[0];
        if (file) list.take(file);
      }}
    >
      <Button tone={tone}>{label}</Button>
    </FileTrigger>
  );
}
