import {
  CopyCheck,
  FileInput,
  FileSignature,
  FileSpreadsheet,
  HardDriveDownload,
  LibraryBig,
  LifeBuoy,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { openHelp } from '../../state/help.ts';
import { useT } from '../../state/language.tsx';
import { changeView, closeDrawers, type Sheet } from '../../state/view.ts';
import { useChooseFiles } from '../dropping/choose-files.ts';

/** What brings material and words in, one press away. */
export function Tools() {
  const t = useT();
  const chooseFiles = useChooseFiles();
  return (
    <ul className="sidebar__group" aria-label={t('sidebar.tools')}>
      <Tool sheet="intake" icon={<HardDriveDownload aria-hidden />} label={t('intake.open')} />
      <Entry icon={<FileInput aria-hidden />} label={t('drop.open')} onPress={chooseFiles} />
      <Tool sheet="lists" icon={<FileSpreadsheet aria-hidden />} label={t('lists.open')} />
      <Tool sheet="looks" icon={<CopyCheck aria-hidden />} label={t('looks.open')} />
      <Tool sheet="consents" icon={<FileSignature aria-hidden />} label={t('rights.consents.open')} />
      <Tool sheet="vocabulary" icon={<LibraryBig aria-hidden />} label={t('terms.open')} />
      <Entry icon={<LifeBuoy aria-hidden />} label={t('help.open')} onPress={() => openHelp()} />
    </ul>
  );
}

function Tool({ sheet, icon, label }: { readonly sheet: Sheet; readonly icon: ReactNode; readonly label: string }) {
  return <Entry icon={icon} label={label} onPress={() => changeView({ sheet })} />;
}

function Entry({ icon, label, onPress }: { readonly icon: ReactNode; readonly label: string; onPress(): void }) {
  return (
    <li>
      <Button
        className="place"
        onPress={() => {
          onPress();
          closeDrawers();
        }}
      >
        {icon}
        <span className="place__words">{label}</span>
      </Button>
    </li>
  );
}
