import { type ImplementerInternalWithMiddlewares, implement, ORPCError } from '@orpc/server';
import type { ProcedureMeta, Role } from '../../../shared/api/contract/base.ts';
import { type Contract, contract } from '../../../shared/api/contract/contract.ts';
import { BahanError, type ErrorCode, type ErrorDetails } from '../../../shared/errors.ts';
import { codeOfSystemError } from '../library-folder.ts';
import { asCaller } from './caller.ts';
import type { Engine } from './engine.ts';

/** What a door says about the caller. */
export interface CallerContext {
  readonly role: Role;
  /** Who it is, for the history; the person at this computer when absent. */
  readonly person?: string;
}

const rank: Record<Role, number> = { reader: 0, editor: 1, owner: 2 };

/** The contract's implementer: rights are checked and every failure becomes the contract's one error. */
export function implementer(engine: Engine): Implementer {
  const guarded = implement(contract)
    .$context<CallerContext>()
    .use(async ({ next, context, procedure, errors, path, signal }) => {
      const fail = (code: ErrorCode, details: ErrorDetails = {}) =>
        errors.BAHAN({ data: { code, details }, message: code });
      const { role } = procedure['~orpc'].meta as ProcedureMeta;
      if (rank[context.role] < rank[role]) throw fail('not-allowed', { procedure: path.join('.') });
      if (engine.isClosed()) throw fail('closed');
      try {
        return await asCaller(context, () => next());
      } catch (error) {
        engine.upkeep.trouble(error);
        if (error instanceof BahanError) throw fail(error.code, error.details);
        if (error instanceof ORPCError) {
          if (error.code === 'BAD_REQUEST') throw fail('bad-input', issueOf(error.data));
          if (error.code === 'BAHAN') throw error;
        }
        // whoever asked has turned away, and the work was given up
        if (signal?.aborted) throw fail('cancelled');
        const code = codeOfSystemError(error) ?? 'internal';
        engine.host.log('error', 'call-failed', { procedure: path.join('.'), error: String(error) });
        throw fail(code);
      }
    });
  return guarded;
}

/** The first complaint of the validator, as values that words can use. */
function issueOf(data: unknown): ErrorDetails {
  const issue = (data as { issues?: { path?: unknown[]; message?: string }[] } | undefined)?.issues?.[0];
  return issue ? { field: (issue.path ?? []).join('.'), message: issue.message ?? '' } : {};
}

/** Named here, since it is too large to be inferred by whoever imports it. */
export type Implementer = ImplementerInternalWithMiddlewares<Contract, CallerContext, CallerContext>;
