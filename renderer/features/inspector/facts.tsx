import { Check, Copy, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { AssetWhole } from '../../../shared/model/asset.ts';
import { useDesktop } from '../../data/engine.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { useFormats, useLanguage, useT } from '../../state/language.tsx';

/** Puts a text on the clipboard and says so for a moment. */
function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const t = useT();
  const [done, setDone] = useState(false);
  return (
    <IconButton
      size="small"
      label={done ? t('inspector.copied') : t('inspector.copy', { what: label })}
      icon={done ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      onPress={() => {
        // Refused where the page is not trusted; the text can still be marked by hand.
        navigator.clipboard
          ?.writeText(text)
          .then(() => {
            setDone(true);
            setTimeout(() => setDone(false), 1600);
          })
          .catch(() => undefined);
      }}
    />
  );
}

/** What the file says about itself, in plain words. */
export function Facts({ whole }: { readonly whole: AssetWhole }) {
  const t = useT();
  const formats = useFormats();
  const isIndonesian = useLanguage() === 'id';
  const rows: [MessageKey, string, string?][] = [];
  if (whole.width && whole.height) {
    const mega = (whole.width * whole.height) / 1e6;
    const size = `${formats.number(whole.width)} × ${formats.number(whole.height)}`;
    rows.push(['facts.size', mega >= 1 ? `${size} · ${t('facts.megapixels', { count: Math.round(mega) })}` : size]);
  }
  if (whole.durationSeconds !== null) rows.push(['facts.length', formats.duration(whole.durationSeconds)]);
  if (whole.pages) rows.push(['facts.pages', formats.number(whole.pages)]);
  rows.push(['facts.bytes', formats.size(whole.bytes)]);
  rows.push(['facts.format', whole.mime]);
  if (whole.capturedAt)
    rows.push(['facts.captured', captured(whole.capturedAt, formats, isIndonesian ? '.' : ':'), whole.capturedAt]);
  if (whole.capturedAt && whole.capturedAtCertainty !== 'exact') {
    rows.push(['facts.captured-from', t(`facts.certainty.${whole.capturedAtCertainty}`)]);
  }
  const camera = [whole.make, whole.model].filter(Boolean).join(' ');
  if (camera) rows.push(['facts.camera', camera]);
  if (whole.gps) {
    const position = `${whole.gps.lat.toFixed(5)}, ${whole.gps.lon.toFixed(5)}`;
    rows.push(['facts.position', position]);
  }
  return (
    <dl className="facts">
      {rows.map(([key, value, copied]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>
            <span>{value}</span>
            <CopyButton text={copied ?? value} label={t(key)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A wall time as it was on the camera's clock: never moved into the zone of this computer. */
function captured(at: string, formats: ReturnType<typeof useFormats>, mark: string): string {
  const match = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T(\d\d:\d\d))?/.exec(at);
  if (!match) return at;
  const [, day = '', time] = match;
  return time ? `${formats.date(day)}, ${time.replace(':', mark)}` : formats.date(day);
}

/** Where the asset lies, each place with what can be done there. */
export function Files({ whole }: { readonly whole: AssetWhole }) {
  const t = useT();
  const formats = useFormats();
  const desktop = useDesktop();
  return (
    <ul className="files">
      {whole.files.map((file, at) => (
        <li key={file.path} data-state={file.state === 'present' ? undefined : file.state}>
          <div>
            <p className="files__path">{file.path}</p>
            <p className="files__more">
              {file.state === 'present'
                ? t('facts.modified', { when: formats.moment(file.modifiedAt) })
                : t(`grid.state.${file.state}`)}
            </p>
          </div>
          <CopyButton text={file.path} label={t('facts.path')} />
          {desktop && at === 0 && file.state === 'present' ? (
            <IconButton
              size="small"
              label={t('viewer.reveal')}
              icon={<FolderOpen aria-hidden="true" />}
              onPress={() => void desktop.reveal(whole.id)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Who said what, newest first. */
export function History({ whole }: { readonly whole: AssetWhole }) {
  const t = useT();
  const formats = useFormats();
  if (whole.history.length === 0) return <p className="inspector__none">{t('inspector.no-history')}</p>;
  const write = (field: string, value: string | string[] | null): string => {
    if (value === null || value.length === 0) return t('inspector.cleared');
    if (Array.isArray(value)) return value.join(', ');
    return field === 'date' ? formats.date(value) : value;
  };
  const newestFirst = [...whole.history].sort((a, b) => b.at - a.at);
  return (
    <ol className="history">
      {newestFirst.map((entry) => (
        <li key={`${entry.edit} ${entry.field}`}>
          <p>
            <span className="history__field">{t(`field.${entry.field}` as MessageKey)}</span>{' '}
            {write(entry.field, entry.value)}
          </p>
          <p className="history__more">
            {entry.person} · {formats.moment(entry.at)}
          </p>
        </li>
      ))}
    </ol>
  );
}
