import { Upload } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { TermKind } from '../../../shared/model/term.ts';
import { useEdit } from '../../data/edits.ts';
import { useTermsRead } from '../../data/terms.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';

/** Takes a list from a CSV file: first what it would do, then doing it. */
export function ReadCsv({ kind }: { readonly kind: TermKind }) {
  const t = useT();
  const { number } = useFormats();
  const { undo } = useEdit();
  const read = useTermsRead(kind);
  const [file, setFile] = useState<{ name: string; csv: string } | undefined>(undefined);
  const seen = file ? read.data : undefined;
  const put = async () => {
    if (!file) return;
    const { added, changed, edit } = await read.mutateAsync({ csv: file.csv, dry: false });
    setFile(undefined);
    notify({
      id: 'edit',
      tone: 'calm',
      key: 'terms.read.done',
      values: { added, changed },
      ...(edit === null ? {} : { action: { label: 'action.undo', run: () => void undo(edit) } }),
    });
  };
  const isEmpty = seen !== undefined && seen.added + seen.changed === 0;
  return (
    <>
      <FileTrigger
        acceptedFileTypes={['.csv', '.tsv', '.txt']}
        onSelect={(files) => {
          const one = files?.[0];
          if (!one) return;
          void one.text().then((csv) => {
            setFile({ name: one.name, csv });
            read.mutate({ csv, dry: true });
          });
        }}
      >
        <Button size="small" icon={<Upload aria-hidden />}>
          {t('terms.read')}
        </Button>
      </FileTrigger>
      <Dialog
        title={t('terms.read.title', { name: file?.name ?? '' })}
        closeLabel={t('action.close')}
        isOpen={file !== undefined && !read.isError}
        onClose={() => setFile(undefined)}
        footer={
          <Button
            tone="primary"
            isDisabled={seen === undefined || isEmpty || read.isPending}
            onPress={() => void put()}
          >
            {t('terms.read.go')}
          </Button>
        }
      >
        <div className="term" role="status" aria-busy={read.isPending}>
          {seen ? (
            <p>
              {isEmpty
                ? t('terms.read.nothing')
                : t('terms.read.sum', { added: number(seen.added), changed: number(seen.changed) })}
            </p>
          ) : null}
          {seen && seen.problems.length > 0 ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
            <ul className="terms__problems" tabIndex={0} aria-label={t('terms.read.problems')}>
              {seen.problems.map(({ line, problem, value }) => (
                <li key={`${line} ${problem} ${value}`}>{t('terms.read.problem', { line, value })}</li>
              ))}
            </ul>
          ) : null}
        </div>
      </Dialog>
    </>
  );
}
