import type { MessageKey } from '../../../shared/i18n/format.ts';
import { Button } from '../../elements/button.tsx';
import { type ToastItem, ToastRegion } from '../../elements/toast-region.tsx';
import { type Translate, useT } from '../../state/language.tsx';
import { dismiss, type Notice, notices } from '../../state/notices.ts';
import { useStore } from '../../state/store.ts';
import './toasts.css';

/** What has just happened, in words: failures say what it means and what to do. */
export function Toasts() {
  const t = useT();
  const shown = useStore(notices);
  return (
    <ToastRegion
      label={t('toast.region')}
      dismissLabel={t('toast.dismiss')}
      items={shown.map((notice) => itemOf(notice, t))}
      onDismiss={dismiss}
    />
  );
}

function itemOf(notice: Notice, t: Translate): ToastItem {
  const { id, tone, key, values, failure, action, stays } = notice;
  return {
    id,
    tone,
    version: notice,
    ...(stays ? { stays } : {}),
    content: failure ? <FailureWords code={failure.code} path={failure.details.path} /> : key ? t(key, values) : '',
    ...(action
      ? {
          action: (
            <Button
              tone="quiet"
              size="small"
              onPress={() => {
                dismiss(id);
                action.run();
              }}
            >
              {t(action.label)}
            </Button>
          ),
        }
      : {}),
  };
}

/** What happened, then what it means and what to do; with the place where it happened when there is one. */
export function FailureWords({ code, path }: { readonly code: string; readonly path?: string | number | undefined }) {
  const t = useT();
  return (
    <div className="failure">
      <strong>{t(`error.${code}` as MessageKey)}</strong>
      <p>{t(`error.${code}.do` as MessageKey)}</p>
      {path === undefined ? null : <p className="failure__path">{path}</p>}
    </div>
  );
}
