import { TriangleAlert } from 'lucide-react';
import type { IntakePlan } from '../../../shared/model/intake.ts';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { useFormats, useT } from '../../state/language.tsx';

/** From here on a person is told that it may take long. */
const many = { files: 1_000, bytes: 2 * 1024 ** 3 } as const;

/** In the order in which they are told. */
const reasons = ['here', 'links', 'others', 'unreadable', 'beyond'] as const;

/** How much there is to copy, what is there already, and what is left out and why. */
export function Counted({ plan, isPending }: { readonly plan: IntakePlan | undefined; readonly isPending: boolean }) {
  const t = useT();
  const { size } = useFormats();
  const isLate = useLate(isPending);
  if (!plan) {
    return isLate ? (
      <div aria-busy="true">
        <p className="dropped__soft">
          {t('drop.looking')} {t('drop.looking.go')}
        </p>
        <Skeleton height="2rem" />
      </div>
    ) : null;
  }
  const { files, bytes, known, passed } = plan;
  const isAllHere = reasons.every((reason) => (reason === 'here') === passed[reason] > 0);
  return (
    <div className="dropped__counted" role="status">
      <p className="dropped__count">
        {files > 0
          ? t('drop.count', { count: files, size: size(bytes) })
          : t(isAllHere ? 'drop.all-here' : 'drop.nothing')}
      </p>
      {files > 0 && known === files ? (
        <p>{t('drop.all-known')}</p>
      ) : known > 0 ? (
        <p>{t('drop.known', { count: known })}</p>
      ) : null}
      {reasons.map((reason) =>
        passed[reason] > 0 ? <p key={reason}>{t(`drop.passed.${reason}`, { count: passed[reason] })}</p> : null,
      )}
      {files > many.files || bytes > many.bytes ? (
        <p className="dropped__many">
          <TriangleAlert aria-hidden />
          {t('drop.many')}
        </p>
      ) : null}
    </div>
  );
}
