import type { MessageKey } from '../../../shared/i18n/format.ts';
import { type TechnicalFacts, type TechnicalKey, technicalKey } from '../../../shared/model/facts.ts';
import type { Words } from '../grid/words.ts';

/** A fact as it is shown: its plain name, and its value as people write it. */
export interface PlainFact {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

type Write = (value: number, words: Writer) => string;

interface Writer {
  readonly t: Words['t'];
  /** A number with at most so many decimals, as the language writes it. */
  readonly number: (value: number, decimals?: number) => string;
}

const unit =
  (name: string, decimals = 0): Write =>
  (value, { t, number }) =>
    t(`technical.value.${name}` as MessageKey, { value: number(value, decimals) });

const yesNo: Write = (value, { t }) => t(value ? 'technical.value.yes' : 'technical.value.no');

/** How numbers are written; what is not here is a count. */
const written: Partial<Record<TechnicalKey, Write>> = {
  frameRate: unit('fps', 2),
  bitRate: (value, words) => (value >= 1e6 ? unit('mbps', 1)(value / 1e6, words) : unit('kbps')(value / 1000, words)),
  sampleRate: (value, words) => unit('khz', 1)(value / 1000, words),
  bitDepth: unit('bit'),
  channels: (value, { t, number }) =>
    value === 1 ? t('technical.value.mono') : value === 2 ? t('technical.value.stereo') : number(value),
  rotation: unit('degrees'),
  dpi: unit('dpi'),
  focalLength: unit('mm', 1),
  focalLength35: unit('mm'),
  aperture: unit('f', 1),
  exposureSeconds: (value, { t, number }) => {
    const turned = value > 0 && value < 0.4 ? `1/${number(1 / value)}` : number(value, 1);
    return t('technical.value.seconds', { value: turned });
  },
  exposureBias: (value, words) => `${value > 0 ? '+' : ''}${unit('ev', 1)(value, words)}`,
  rating: unit('stars'),
  altitude: unit('metres'),
  direction: unit('degrees'),
  // names of years and of cameras have no thousands
  year: (value) => String(value),
  serialNumber: (value) => String(value),
  track: (value) => String(value),
  flash: yesNo,
  encrypted: yesNo,
  motionPhoto: yesNo,
};

/** Values that are one of two, whatever way they are written in. */
const switches: ReadonlySet<TechnicalKey> = new Set<TechnicalKey>(['flash', 'encrypted', 'motionPhoto']);

/** All technical facts in their order, in plain names. */
export function plainFacts(facts: TechnicalFacts, t: Words['t'], locale: string): PlainFact[] {
  const words: Writer = {
    t,
    number: (value, decimals = 0) => new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value),
  };
  return technicalKey.options.flatMap((key) => {
    const value = facts[key];
    if (value === undefined || value === '') return [];
    return { key, name: t(`technical.${key}`), value: writtenValue(key, value, words) };
  });
}

function writtenValue(key: TechnicalKey, value: string | number, words: Writer): string {
  if (typeof value === 'number') return (written[key] ?? ((count: number) => words.number(count, 2)))(value, words);
  if (switches.has(key) && /^(yes|true)$/i.test(value)) return words.t('technical.value.yes');
  if (switches.has(key) && /^(no|false)$/i.test(value)) return words.t('technical.value.no');
  return value;
}
