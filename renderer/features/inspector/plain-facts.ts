import { useMemo } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { AssetWhole } from '../../../shared/model/asset.ts';
import { cameraName } from '../../../shared/text/camera.ts';
import { useFormats, useLanguage, useT } from '../../state/language.tsx';
import type { PlainFact } from './technical.ts';

/** What is known of every file: size, time, camera, place. `copied` is the value for machines where that is another. */
export function usePlain(whole: AssetWhole): (PlainFact & { readonly copied?: string })[] {
  const t = useT();
  const formats = useFormats();
  const isIndonesian = useLanguage() === 'id';
  return useMemo(() => {
    const facts: (PlainFact & { readonly copied?: string })[] = [];
    const add = (key: MessageKey, value: string, copied?: string) =>
      facts.push({ key, name: t(key), value, ...(copied === undefined ? {} : { copied }) });
    if (whole.width && whole.height) {
      const mega = (whole.width * whole.height) / 1e6;
      const size = `${formats.number(whole.width)} × ${formats.number(whole.height)}`;
      add('facts.size', mega >= 1 ? `${size} · ${t('facts.megapixels', { count: Math.round(mega) })}` : size);
    }
    if (whole.durationSeconds !== null) add('facts.length', formats.duration(whole.durationSeconds));
    if (whole.pages) add('facts.pages', formats.number(whole.pages));
    add('facts.bytes', formats.size(whole.bytes));
    add('facts.format', whole.mime);
    if (whole.capturedAt) {
      add('facts.captured', captured(whole.capturedAt, formats, isIndonesian ? '.' : ':'), whole.capturedAt);
      if (whole.capturedAtCertainty !== 'exact') {
        add('facts.captured-from', t(`facts.certainty.${whole.capturedAtCertainty}`));
      }
    }
    const camera = cameraName(whole.make, whole.model);
    if (camera) add('facts.camera', camera);
    if (whole.gps) add('facts.position', `${whole.gps.lat.toFixed(5)}, ${whole.gps.lon.toFixed(5)}`);
    return facts;
  }, [whole, t, formats, isIndonesian]);
}

/** A wall time as it was on the camera's clock: never moved into the zone of this computer. */
function captured(at: string, formats: ReturnType<typeof useFormats>, mark: string): string {
  const match = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T(\d\d:\d\d))?/.exec(at);
  if (!match) return at;
  const [, day = '', time] = match;
  return time ? `${formats.date(day)}, ${time.replace(':', mark)}` : formats.date(day);
}
