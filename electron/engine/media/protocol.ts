import type { ErrorFacts } from '../../../shared/errors.ts';
import type { FileFacts } from '../../../shared/model/facts.ts';
import type { CopyRequest, CopyResult } from './copy-request.ts';
import type { Rendered } from './pictures.ts';

/** Work that only a media process does. */
export type Task =
  | { readonly what: 'read'; readonly path: string }
  | { readonly what: 'render'; readonly path: string; readonly fingerprint: string | null }
  | ({ readonly what: 'copy' } & CopyRequest);

export type TaskResult = FileFacts | Rendered | CopyResult;

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
