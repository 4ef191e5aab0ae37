import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useRoom } from '../../data/engine.tsx';
import { Button } from '../../elements/button.tsx';
import { ProgressBar } from '../../elements/progress-bar.tsx';
import { useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';
import { useStore } from '../../state/store.ts';
import { restoring } from './restoring.ts';
import './moving.css';

/** After this a person may wonder. */
const lateMilliseconds = 60_000;

/** Over everything while a backup takes the place of the library: it ends when the engine is back. */
export function RestoringVeil() {
  const now = useStore(restoring);
  return now ? <Veil /> : null;
}

function Veil() {
  const t = useT();
  const queries = useQueryClient();
  const { connection } = useRoom();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), lateMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    let wasLost = !connection.isOpen();
    return connection.watch(() => {
      if (!connection.isOpen()) wasLost = true;
      else if (wasLost) {
        restoring.set(undefined);
        void queries.invalidateQueries();
        notify({ id: 'restored', tone: 'calm', key: 'restore.done' });
      }
    });
  }, [connection, queries]);
  return (
    <ModalOverlay className="veil" isOpen isKeyboardDismissDisabled>
      <Modal className="dialog dialog--small">
        <Dialog className="restoring">
          <Heading slot="title">{t(isLate ? 'restore.late' : 'restore.running')}</Heading>
          <p>{t(isLate ? 'restore.late.words' : 'restore.running.words')}</p>
          <ProgressBar label={t('restore.running')} value={undefined} />
          {isLate ? (
            <Button tone="primary" onPress={() => window.location.reload()}>
              {t('app.reload')}
            </Button>
          ) : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
