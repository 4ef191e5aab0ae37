import { useState } from 'react';
import type { AssetCard, AssetWhole } from '../../../shared/model/asset.ts';
import { clipFormOf } from '../../../shared/model/clip.ts';
import type { Extract } from '../../../shared/model/export.ts';
import { useAbilities } from '../../data/extract.ts';
import { usePeaks } from '../../data/peaks.ts';
import { Segmented } from '../../elements/segmented.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { frameAt, stripStyle } from '../grid/strip-frame.ts';
import { Wave } from '../grid/wave.tsx';
import { ExtractLine } from './extract-line.tsx';
import { clamp, moveEnd, printTime, tenth } from './extract-math.ts';
import { ExtractMoment } from './extract-moment.tsx';
import { TimeField } from './time-field.tsx';

/** Frames along the line, and bars of a sound. */
const along = { frames: 12, bars: 160 };

/** Longer sides that a film is made smaller to. */
const edges = [1920, 1280, 854] as const;

type Clip = Extract & { readonly what: 'clip' };

/** The part of a film or a recording that goes out: where it begins and ends, how large, and as what it is written. */
export function ExtractClip(props: {
  readonly card: AssetCard;
  readonly asset: AssetWhole | undefined;
  readonly length: number;
  readonly value: Clip;
  readonly onChange: (clip: Clip) => void;
}) {
  const { card, length, value, onChange } = props;
  const t = useT();
  const formats = useFormats();
  const [looked, setLooked] = useState<'from' | 'to'>('from');
  const move = (end: 'from' | 'to', at: number) => {
    setLooked(end);
    onChange({ ...value, ...moveEnd(value, end, at, length) });
  };
  const own = Math.max(card.width ?? 0, card.height ?? 0);
  const smaller = edges.filter((edge) => edge < own);
  return (
    <>
      {card.kind === 'video' ? <ExtractMoment card={card} at={value[looked]} length={length} /> : null}
      <ExtractLine
        length={length}
        handles={[
          { name: 'from', at: value.from },
          { name: 'to', at: value.to },
        ]}
        onMove={(name, at) => move(name === 'to' ? 'to' : 'from', at)}
      >
        <Along card={card} />
      </ExtractLine>
      <div className="extract__times">
        <TimeField label={t('extract.from')} value={value.from} onChange={(at) => move('from', at)} />
        <TimeField label={t('extract.to')} value={value.to} onChange={(at) => move('to', at)} />
        <p className="extract__length" role="status">
          {t('extract.length', { length: printTime(value.to - value.from, formats.number(1.5).charAt(1)) })}
        </p>
      </div>
      {card.kind === 'video' && smaller.length > 0 ? (
        <Segmented
          label={t('extract.size')}
          value={String(value.longEdge ?? 'own')}
          onChange={(edge) => {
            const { longEdge: _, ...rest } = value;
            onChange(edge === 'own' ? rest : { ...rest, longEdge: Number(edge) });
          }}
          segments={[
            { value: 'own', label: t('extract.size.own') },
            ...smaller.map((edge) => ({
              value: String(edge),
              label: t('extract.size.edge', { edge: formats.number(edge) }),
            })),
          ]}
        />
      ) : null}
      <Form card={card} asset={props.asset} />
    </>
  );
}

/** As what it is written here, before it is. */
function Form({ card, asset }: { readonly card: AssetCard; readonly asset: AssetWhole | undefined }) {
  const t = useT();
  const abilities = useAbilities();
  if (!asset || !abilities.data) return null;
  const { videoCodec, audioCodec } = asset.technical;
  const codecs = { videoCodec: wordOf(videoCodec), audioCodec: wordOf(audioCodec) };
  const form = clipFormOf(abilities.data, { kind: card.kind, mime: asset.mime, ...codecs });
  if (!form) return <p className="extract__cannot">{t('extract.form.none')}</p>;
  return (
    <p className="extract__note">
      {t(`extract.form.${form}`)} {t('extract.private')}
    </p>
  );
}

const wordOf = (fact: string | number | undefined): string | null => (fact === undefined ? null : String(fact));

/** The moment of a film that becomes a picture. */
export function ExtractStill(props: {
  readonly card: AssetCard;
  readonly length: number;
  /** Seconds. */
  readonly at: number;
  readonly onChange: (at: number) => void;
}) {
  const { card, length, at, onChange } = props;
  const t = useT();
  const move = (to: number) => onChange(tenth(clamp(to, 0, length)));
  return (
    <>
      <ExtractMoment card={card} at={at} length={length} />
      <ExtractLine length={length} handles={[{ name: 'at', at }]} onMove={(_, to) => move(to)}>
        <Along card={card} />
      </ExtractLine>
      <div className="extract__times">
        <TimeField label={t('extract.at')} value={at} onChange={move} />
      </div>
      <p className="extract__note">
        {t('extract.still.note')} {t('extract.private')}
      </p>
    </>
  );
}

/** What a film shows or how loud a sound is, over its whole length. */
function Along({ card }: { readonly card: AssetCard }) {
  const peaks = usePeaks(card.picture, card.strip === null);
  const { picture, strip } = card;
  if (picture && strip) {
    const aspect = card.width && card.height ? card.width / card.height : 16 / 9;
    const count = Math.min(strip, along.frames);
    return (
      <span className="extract-line__frames" aria-hidden="true">
        {Array.from({ length: count }, (_, at) => at).map((at) => (
          <span key={at}>
            <span style={{ ...stripStyle(picture, strip, frameAt((at + 0.5) / count, strip)), aspectRatio: aspect }} />
          </span>
        ))}
      </span>
    );
  }
  if (peaks) return <Wave peaks={peaks} bars={along.bars} className="extract-line__wave" />;
  return <span className="extract-line__plain" aria-hidden="true" />;
}
