import { CircleCheckBig, Images, TriangleAlert } from 'lucide-react';
import { useEventTotal } from '../../data/events.ts';
import { failureOf } from '../../data/failure.ts';
import { Button } from '../../elements/button.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { closeDescribing } from '../../state/describing.ts';
import { openHelp } from '../../state/help.ts';
import { useT } from '../../state/language.tsx';
import { FailureWords } from '../toasts/toasts.tsx';

/** Every event is described, or there is none yet. */
export function NothingLeft({ onAll }: { readonly onAll: () => void }) {
  const t = useT();
  const total = useEventTotal().data;
  if (total === 0) {
    return (
      <EmptyState
        icon={<Images aria-hidden />}
        title={t('describing.no-events')}
        action={
          <>
            <Button onPress={closeDescribing}>{t('describing.back')}</Button>
            <Button tone="quiet" onPress={() => openHelp('describing')}>
              {t('help.learn')}
            </Button>
          </>
        }
      >
        {t('describing.no-events.why')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<CircleCheckBig aria-hidden />}
      title={t('describing.nothing-left')}
      action={
        <>
          <Button tone="primary" onPress={closeDescribing}>
            {t('describing.back')}
          </Button>
          <Button onPress={onAll}>{t('describing.see-all')}</Button>
        </>
      }
    >
      {t('describing.nothing-left.why')}
    </EmptyState>
  );
}

export function Failing({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useT();
  return (
    <EmptyState
      icon={<TriangleAlert aria-hidden />}
      title={t('describing.failing')}
      action={<Button onPress={onRetry}>{t('action.retry')}</Button>}
    >
      <FailureWords code={failureOf(error).code} />
    </EmptyState>
  );
}

/** The shape of an event that is on its way; nothing for what is over in a blink. */
export function WaitingEvent() {
  const isLate = useLate(true);
  return (
    <div className="describing-waiting" aria-busy="true">
      {isLate ? ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((part) => <Skeleton key={part} height="100%" />) : null}
    </div>
  );
}
