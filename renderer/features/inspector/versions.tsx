import type { AssetWhole } from '../../../shared/model/asset.ts';
import { useFormats, useT } from '../../state/language.tsx';

/** What the asset was before its file was saved anew: until when, why the two belong together, what it said. */
export function Versions({ whole }: { readonly whole: AssetWhole }) {
  const t = useT();
  const formats = useFormats();
  return (
    <ol className="versions">
      {whole.versions.map((version) => {
        const { at, reason, bytes, width, height, capturedAt } = version;
        const size = width !== null && height !== null ? [`${formats.number(width)} × ${formats.number(height)}`] : [];
        const said = [
          ['field.title', version.title],
          ['field.caption', version.description],
          ['field.creator', version.creator],
          ['facts.captured', capturedAt === null ? null : formats.date(capturedAt.slice(0, 10))],
        ] as const;
        const carried = said.filter(([, value]) => value !== null);
        return (
          <li key={`${at} ${bytes}`}>
            <p>{t('versions.replaced', { when: formats.moment(at) })}</p>
            <p className="versions__more">{[formats.size(bytes), ...size, t(`refound.why.${reason}`)].join(' · ')}</p>
            {carried.length > 0 ? (
              <dl className="versions__said" aria-label={t('versions.said')}>
                {carried.map(([key, value]) => (
                  <div key={key}>
                    <dt>{t(key)}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
