import { useRoots } from '../../data/roots.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { closeDropped } from '../../state/dropped.ts';
import { useT } from '../../state/language.tsx';
import './dropping.css';

/** How files come into the library for somebody who has it in a browser. */
export function BrowserWays() {
  const t = useT();
  const roots = useRoots().data ?? [];
  return (
    <Dialog
      title={t('drop.browser.title')}
      closeLabel={t('action.close')}
      isOpen
      onClose={closeDropped}
      footer={
        <Button tone="primary" onPress={closeDropped}>
          {t('action.close')}
        </Button>
      }
    >
      <div className="dropped">
        <p>{t('drop.browser.words')}</p>
        <ul className="dropped__ways">
          <li>
            {t('drop.browser.shared')}
            <ul className="dropped__folders">
              {roots.map(({ id, path }) => (
                <li key={id}>{path}</li>
              ))}
            </ul>
          </li>
          <li>{t('drop.browser.desktop')}</li>
        </ul>
      </div>
    </Dialog>
  );
}
