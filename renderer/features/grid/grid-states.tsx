import { FolderHeart, FolderPlus, FolderSearch, TriangleAlert } from 'lucide-react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import { useRoom } from '../../data/engine.tsx';
import type { Failure } from '../../data/failure.ts';
import { useRoots } from '../../data/roots.ts';
import { Button } from '../../elements/button.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { openHelp } from '../../state/help.ts';
import { useT } from '../../state/language.tsx';
import { goTo, useQuery } from '../../state/query.ts';
import { changeView } from '../../state/view.ts';
import { NothingFound } from '../search/nothing-found.tsx';
import { layOut } from './geometry.ts';
import { gap } from './use-laid.ts';

/** Shapes of pictures that are on their way: the proportions of an ordinary day with a camera. */
const shapes = Uint8Array.from([48, 48, 21, 48, 43, 57, 48, 24, 48, 48, 43, 21, 57, 48, 48, 24, 43, 48]);

export function GridSkeleton({ width, height, rowHeight }: { width: number; height: number; rowHeight: number }) {
  const count = Math.ceil((width * height) / (rowHeight * rowHeight)) + 8;
  const aspects = Uint8Array.from({ length: Math.min(400, count) }, (_, at) => shapes[at % shapes.length] as number);
  const geometry = layOut({ aspects, groups: [], width, rowHeight, gap, headingHeight: 0, groupGap: 0 });
  const boxes = [...geometry.tops.keys()].filter((row) => (geometry.tops[row] as number) < height);
  return (
    <div className="grid-skeleton" aria-hidden="true">
      {boxes.map((row) => (
        <div key={row} style={{ height: geometry.heights[row] as number }}>
          {Array.from({ length: geometry.counts[row] as number }, (_, at) => {
            const aspect = aspects[(geometry.firsts[row] as number) + at] as number;
            return (
              <span
                key={`${row}-${aspect}-${String(at)}`}
                style={{ width: aspect * (geometry.scales[row] as number) }}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** Nothing to show: because nothing fits, because material is still being read, or because there is none yet. */
export function GridNothing() {
  const t = useT();
  const { text, collection, living } = useQuery();
  const roots = useRoots();
  if (text.trim() !== '') return <NothingFound />;
  if (collection !== undefined) {
    return (
      <EmptyState
        icon={<FolderHeart aria-hidden="true" />}
        title={t('collections.empty')}
        action={<Button onPress={() => goTo(undefined)}>{t('collections.show-library')}</Button>}
      >
        {t('collections.empty.why')}
      </EmptyState>
    );
  }
  if (living !== undefined) {
    return (
      <EmptyState
        icon={<FolderSearch aria-hidden="true" />}
        title={t('living.empty')}
        action={<Button onPress={() => goTo(undefined)}>{t('collections.show-library')}</Button>}
      >
        {t('living.empty.why')}
      </EmptyState>
    );
  }
  const list = roots.data ?? [];
  if (list.length > 0) {
    return (
      <EmptyState icon={<FolderPlus aria-hidden="true" />} title={t('grid.still-reading')} action={<FirstSteps />}>
        {t('grid.still-reading.why')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<FolderPlus aria-hidden="true" />}
      title={t('grid.no-material')}
      action={
        <>
          <Button tone="primary" onPress={() => changeView({ sheet: 'add-folder' })}>
            {t('grid.add-folder')}
          </Button>
          <FirstSteps />
        </>
      }
    >
      {t('grid.no-material.why')}
    </EmptyState>
  );
}

function FirstSteps() {
  const t = useT();
  return (
    <Button tone="quiet" onPress={() => openHelp('first-steps')}>
      {t('help.learn')}
    </Button>
  );
}

export function GridFailing({ failure }: { readonly failure: Failure }) {
  const t = useT();
  const { results } = useRoom();
  return (
    <EmptyState
      icon={<TriangleAlert aria-hidden="true" />}
      title={t(`error.${failure.code}` as MessageKey, failure.details)}
      action={<Button onPress={() => results.refresh()}>{t('action.retry')}</Button>}
    >
      {t(`error.${failure.code}.do` as MessageKey, failure.details)}
    </EmptyState>
  );
}
