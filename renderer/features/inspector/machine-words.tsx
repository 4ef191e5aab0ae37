import { ScanText } from 'lucide-react';
import type { AssetWhole } from '../../../shared/model/asset.ts';
import { useReadByMachine } from '../../data/machine-reading.ts';
import { Button } from '../../elements/button.tsx';
import { useT } from '../../state/language.tsx';
import { CopyButton } from './copy-button.tsx';
import './machine-words.css';

/** Photographs with a picture of their own, and documents of pages that hold no text. */
export function canBeRead(whole: AssetWhole): boolean {
  if (whole.machineText !== undefined) return true;
  if (whole.kind === 'photo') return whole.pictureKind === 'picture';
  return whole.mime === 'application/pdf' && whole.text === null && whole.error === null;
}

/** What a machine read in a picture, told as such; or the way to have it read now. */
export function MachineWords({ whole }: { readonly whole: AssetWhole }) {
  const t = useT();
  const read = useReadByMachine();
  const { machineText } = whole;
  if (machineText?.state === 'read' && machineText.text !== null) {
    return (
      <div className="machine-words">
        <p className="machine-words__text">{machineText.text.replaceAll('\f', '\n\n')}</p>
        <div className="machine-words__foot">
          <p>{t('passages.machine')}</p>
          <CopyButton text={machineText.text.replaceAll('\f', '\n\n')} label={t('machine.title')} />
        </div>
      </div>
    );
  }
  // asked for by this press, or waiting for its turn
  const isComing = read.isPending || read.isSuccess;
  const why =
    machineText?.state === 'failed'
      ? 'machine.one.failed'
      : machineText?.state === 'empty'
        ? 'machine.one.empty'
        : null;
  return (
    <div className="machine-words">
      <p className="machine-words__none" role="status">
        {isComing && why === null ? t('machine.one.reading') : t(why ?? 'machine.one.unread')}
      </p>
      <Button
        size="small"
        icon={<ScanText aria-hidden="true" />}
        isDisabled={read.isPending || (isComing && why === null)}
        onPress={() => read.mutate([whole.id])}
      >
        {t(why === null ? 'machine.one.read' : 'machine.one.again')}
      </Button>
    </div>
  );
}
