import { Download, Upload } from 'lucide-react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { KnownPreset } from '../../../../shared/model/export.ts';
import { Button } from '../../../elements/button.tsx';
import { useT } from '../../../state/language.tsx';
import { notify } from '../../../state/notices.ts';
import { fileOf } from './preset-form.ts';

/** Presets from the file of another office, and those of this one into a file. */
export function PresetFiles(props: {
  readonly presets: readonly KnownPreset[];
  readonly onText: (text: string, name: string) => Promise<boolean>;
}) {
  const { presets, onText } = props;
  const t = useT();
  const save = () => {
    if (presets.every(({ origin }) => origin === 'program')) {
      return void notify({ id: 'presets', tone: 'calm', key: 'presets.export-none' });
    }
    const address = URL.createObjectURL(new Blob([fileOf(presets)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = 'bahan-ukuran.json';
    link.click();
    // the browser has taken it by the next turn
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };
  return (
    <>
      <FileTrigger
        acceptedFileTypes={['.json', 'application/json']}
        onSelect={(files) => {
          const file = files?.[0];
          if (file) void file.text().then((text) => onText(text, file.name));
        }}
      >
        <Button size="small" icon={<Upload aria-hidden />}>
          {t('presets.import')}
        </Button>
      </FileTrigger>
      <Button size="small" icon={<Download aria-hidden />} onPress={save}>
        {t('presets.export')}
      </Button>
    </>
  );
}
