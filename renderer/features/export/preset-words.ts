import type { Language, MessageKey } from '../../../shared/i18n/format.ts';
import { type Channel, channels, type KnownPreset, type Preset } from '../../../shared/model/export.ts';
import { fold } from '../../../shared/text/fold.ts';
import type { Translate } from '../../state/language.tsx';

export const channelKey = (channel: Channel): MessageKey => `channel.${channel}`;

export interface ChannelPresets {
  readonly channel: Channel;
  readonly presets: readonly KnownPreset[];
}

/** Presets by channel, in the order of the channels; only those in which all words of `search` are found. */
export function byChannel(presets: readonly KnownPreset[], search: string, t: Translate): readonly ChannelPresets[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  const fits = (preset: KnownPreset): boolean => {
    const { name, purpose, channel } = preset;
    const text = fold([name.id, name.en, purpose.id, purpose.en, t(channelKey(channel)), sizeWords(preset)].join(' '));
    return words.every((word) => text.includes(word));
  };
  return channels
    .map((channel) => ({ channel, presets: presets.filter((one) => one.channel === channel && fits(one)) }))
    .filter((group) => group.presets.length > 0);
}

/** How large a copy becomes, as people write it: `1080 × 1350`, `≤ 2048`. Empty for the bytes as they are. */
export function sizeWords({ original, size, longEdge }: Preset): string {
  if (original) return '';
  if (size) return `${size.width} × ${size.height}`;
  return longEdge === undefined ? '' : `≤ ${longEdge}`;
}

/** Width over height that a copy will have; undefined where it is that of its source. */
export const shapeOf = ({ original, size }: Preset): number | undefined =>
  original || !size ? undefined : size.width / size.height;

/** Channel and name of a preset, with nothing said twice: many names begin with their channel. */
export function fullName({ name, channel }: Preset, language: Language, t: Translate): string {
  const where = t(channelKey(channel));
  return fold(name[language]).includes(fold(where)) ? name[language] : `${where}, ${name[language]}`;
}
