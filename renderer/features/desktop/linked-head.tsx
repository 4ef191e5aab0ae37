import { X } from 'lucide-react';
import { IconButton } from '../../elements/icon-button.tsx';
import { useT } from '../../state/language.tsx';
import { goTo } from '../../state/query.ts';
import '../collections/collections.css';

/** Says that a link is looked at, and leads back to everything. */
export function LinkedHead() {
  const t = useT();
  return (
    <header className="collection-head">
      <div className="collection-head__words">
        <h2>{t('link.head')}</h2>
      </div>
      <IconButton
        size="small"
        label={t('link.leave')}
        keys="Esc"
        icon={<X aria-hidden />}
        onPress={() => goTo(undefined)}
      />
    </header>
  );
}
