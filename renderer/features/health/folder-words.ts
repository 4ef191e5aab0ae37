import type { Formats } from '../../../shared/i18n/format.ts';
import type { Root } from '../../../shared/model/root.ts';
import type { Translate } from '../../state/language.tsx';

/** Bytes in the megabyte that people set a speed in. */
export const megabyte = 1_000_000;

/** Whether a watched folder answers, since when it does not, and when it was looked through last. */
export function stateOf(root: Root, t: Translate, formats: Formats, now: number): string {
  const swept =
    root.lastSweepAt === null
      ? t('health.folder.never')
      : t('health.folder.swept', { ago: formats.ago(root.lastSweepAt, now) });
  if (root.state === 'sweeping') return t('health.folder.sweeping');
  if (root.state === 'online') return `${t('health.folder.online')}, ${swept}`;
  return root.offlineSince === null
    ? t('health.folder.offline.unknown')
    : t('health.folder.offline', { when: formats.moment(root.offlineSince) });
}

/** What else there is to say of a watched folder, each a sentence or a count; nothing of what is as usual. */
export function remarksOf(root: Root, t: Translate, formats: Formats): readonly string[] {
  const { from, to, megabytesPerSecond } = root.pace;
  const manners = [
    ...(root.state === 'offline' ? [] : [t(`health.folder.watch.${root.watch}`)]),
    ...(from !== null && to !== null
      ? [t('health.folder.hours', { from: formats.time(from), to: formats.time(to) })]
      : []),
    ...(megabytesPerSecond === null
      ? []
      : [t('health.folder.speed', { size: formats.size(megabytesPerSecond * megabyte) })]),
  ];
  return [
    ...(root.waiting > 0 ? [t('sidebar.state.waiting', { count: root.waiting })] : []),
    ...(root.sidecarsWaiting > 0 ? [t('health.folder.sidecars', { count: root.sidecarsWaiting })] : []),
    ...(manners.length > 0 ? [manners.join(' ')] : []),
  ];
}
