import { archiveNames } from '../archive-names.ts';
import { bodyText } from './body-text.ts';
import type { Probe } from './probed.ts';

/** An archive: the names of what it holds are its words. */
export const probeArchive: Probe = async (source, { format }) => {
  const { names, whole, locked } = archiveNames(source, format);
  return {
    technical: { entries: names.length, ...(locked ? { encrypted: 1 } : {}) },
    text: bodyText(names),
    ...(whole ? {} : { error: { code: 'file-truncated' as const, message: 'the end of the archive is missing' } }),
  };
};
