import * as z from 'zod';

/**
 * The closed list of what can go wrong. A code crosses the wire with its facts; the words are chosen
 * where a person reads them (`shared/i18n/errors.ts`, keys `error.<code>` and `error.<code>.do`).
 */
export const errorCode = z.enum([
  // what was asked for
  'bad-input',
  'not-allowed',
  'not-found',
  'asset-not-found',
  'root-not-found',
  'job-not-found',
  'result-gone',
  'choice-forgotten',
  'nothing-to-undo',
  'cancelled',
  'closed',
  // folders
  'folder-missing',
  'folder-unreadable',
  'folder-not-a-folder',
  'folder-inside-root',
  'folder-contains-root',
  'folder-already-watched',
  'folder-is-library',
  'folder-offline',
  'folder-differs',
  // the library
  'library-missing',
  'library-on-network',
  'library-newer',
  'library-locked',
  'library-unreadable',
  'library-damaged',
  'library-gone',
  'disk-full',
  'read-only',
  // one file
  'file-missing',
  'file-unreadable',
  'file-empty',
  'file-changing',
  'file-damaged',
  'file-truncated',
  'file-unsupported',
  'file-too-large',
  'file-locked-by-password',
  'file-name-unreadable',
  'file-timed-out',
  'reader-crashed',
  'not-a-file',
  // taking out
  'target-missing',
  'target-inside-root',
  'target-full',
  'target-unwritable',
  'preset-not-found',
  'gate-refused',
  'warnings-unseen',
  'logo-missing',
  'logo-unusable',
  'picture-unavailable',
  'part-not-chosen',
  'name-taken',
  // backups
  'backup-damaged',
  'backup-missing',
  'backup-place-unwritable',
  // doors
  'port-in-use',
  'sign-in-needed',
  'connection-lost',
  'internal',
]);
export type ErrorCode = z.infer<typeof errorCode>;

/** An error as data: `message` is technical English for logs and scripts, never shown to a person as it is. */
export const errorFacts = z.object({ code: errorCode, message: z.string() });
export type ErrorFacts = z.infer<typeof errorFacts>;

/** Values that the words of an error need: a path, a name, a number. */
export const errorDetails = z.record(z.string(), z.union([z.string(), z.number()]));
export type ErrorDetails = z.infer<typeof errorDetails>;

/** An error of Bahan's own, thrown inside one process; at a wire it becomes data again. */
export class BahanError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause?: unknown; message?: string }) {
    super(
      options?.message ?? (Object.keys(details).length ? `${code}: ${JSON.stringify(details)}` : code),
      options?.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'BahanError';
    this.code = code;
    this.details = details;
  }
}
