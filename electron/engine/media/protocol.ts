import type { ErrorFacts } from '../../../shared/errors.ts';
import type { DocumentReading, PageHit, PageRun } from '../../../shared/model/document.ts';
import type { Part } from '../../../shared/model/export.ts';
import type { FileFacts, RawFact } from '../../../shared/model/facts.ts';
import type { Frame } from '../host.ts';
import type { CardFacts } from './cards/card-facts.ts';
import type { CopyPreview, CopyRequest, CopyResult, PreviewRequest } from './copy-request.ts';
import type { ExpectedFile } from './file-source.ts';
import type { Look } from './look.ts';
import type { PagePicture, Pictures, Rendered } from './pictures.ts';
import type { Shot } from './shot.ts';
import type { TableRead } from './table/table.ts';

/** What was decoded of a film or a sound before its pictures are made. */
export interface Decoded {
  readonly frames?: readonly Frame[] | undefined;
  readonly peaks?: Uint8Array | undefined;
}

/** Work that only a media process does, with what each gives back. */
export interface Tasks {
  /** `sidecars`: files whose words are merged with the file's own; without what `library` wrote into them itself. */
  readonly read: {
    readonly task: {
      readonly path: string;
      readonly sidecars?: readonly string[];
      readonly library?: string | undefined;
      readonly expected?: ExpectedFile | undefined;
    };
    readonly result: FileFacts;
  };
  readonly render: {
    /** `facts`: what is known of the file, for a card where no picture can be made; read once more without them. */
    readonly task: {
      readonly path: string;
      readonly fingerprint: string | null;
      readonly decoded?: Decoded;
      readonly facts?: CardFacts;
    };
    readonly result: Rendered;
  };
  readonly copy: { readonly task: CopyRequest; readonly result: CopyResult };
  /** How a copy would look, small. */
  readonly 'preview-copy': { readonly task: PreviewRequest; readonly result: CopyPreview };
  /** Whether the file shows the same picture as one that was kept (a packed one). */
  readonly likeness: {
    readonly task: { readonly path: string; readonly fingerprint: string | null; readonly kept: Uint8Array };
    readonly result: { readonly alike: boolean };
  };
  /** The pictures of a photo turned by quarters to the right, of a kept picture (a packed one). */
  readonly turned: { readonly task: { readonly kept: Uint8Array; readonly turn: number }; readonly result: Pictures };
  /** What a kept picture is like (a packed one). */
  readonly shot: { readonly task: { readonly kept: Uint8Array }; readonly result: Shot };
  /** What a kept picture looks like (a packed one), to be compared with others. */
  readonly look: { readonly task: { readonly kept: Uint8Array }; readonly result: Look };
  /** Which part of a picture holds what it shows, by ratio of sides; the picture is a kept one (a packed one), or the file. */
  readonly crops: {
    readonly task: {
      readonly picture: { readonly kept: Uint8Array } | { readonly path: string; readonly turn: number };
      readonly ratios: readonly string[];
    };
    readonly result: { readonly parts: Readonly<Record<string, Part>> };
  };
  /** Whether two kept pictures show the same (packed ones). */
  readonly same: {
    readonly task: { readonly one: Uint8Array; readonly other: Uint8Array };
    readonly result: { readonly same: boolean };
  };
  readonly 'raw-facts': { readonly task: { readonly path: string }; readonly result: readonly RawFact[] };
  readonly reading: { readonly task: { readonly path: string }; readonly result: DocumentReading };
  /** `page` from 0; longer side `edge` pixels. */
  readonly page: {
    readonly task: { readonly path: string; readonly page: number; readonly edge: number };
    readonly result: PagePicture;
  };
  readonly words: {
    readonly task: { readonly path: string; readonly page: number };
    readonly result: { readonly runs: PageRun[] };
  };
  readonly find: {
    readonly task: { readonly path: string; readonly text: string };
    readonly result: { readonly hits: PageHit[]; readonly total: number; readonly cut: boolean };
  };
  /** The rows of a list, written down in `target`. */
  readonly table: {
    readonly task: { readonly path: string; readonly target: string };
    readonly result: TableRead;
  };
}

export type What = keyof Tasks;
export type Task = { [Name in What]: { readonly what: Name } & Tasks[Name]['task'] }[What];
export type ResultOf<Asked extends Task> = Tasks[Asked['what']]['result'];
export type TaskResult = Tasks[What]['result'];

export interface WorkerRequest {
  readonly id: number;
  readonly task: Task;
}

/**
 * From the media process: `ready` once; `memory` while it works (resident bytes); `done` and `failed` end a task and
 * say how much memory the process holds after it.
 */
export type WorkerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'memory'; readonly bytes: number }
  | { readonly type: 'done'; readonly id: number; readonly result: TaskResult; readonly memory: number }
  | { readonly type: 'failed'; readonly id: number; readonly error: ErrorFacts; readonly memory: number };
