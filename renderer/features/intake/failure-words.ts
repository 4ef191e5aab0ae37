import type { ErrorCode } from '../../../shared/errors.ts';
import type { MessageKey } from '../../../shared/i18n/format.ts';

const away = 'drop.do.away';
const unwritable = 'drop.do.unwritable';

/** What a person can do about a file that was not copied; what helps against these elsewhere does not help here. */
const does: Partial<Record<ErrorCode, MessageKey>> = {
  'file-missing': 'drop.do.missing',
  'folder-missing': 'drop.do.missing',
  'file-changing': 'drop.do.changing',
  'file-unreadable': 'drop.do.unreadable',
  'not-a-file': 'drop.do.unreadable',
  'target-full': 'drop.do.full',
  'disk-full': 'drop.do.full',
  'target-unwritable': unwritable,
  'target-missing': unwritable,
  'name-taken': 'drop.do.name',
  'folder-offline': away,
  'file-timed-out': away,
};

export const doAbout = (reason: ErrorCode): MessageKey => does[reason] ?? 'drop.do.again';
