import { AsyncLocalStorage } from 'node:async_hooks';
import type { Role } from '../../../shared/api/contract/base.ts';

/**
 * Who makes the call that is being answered: some rights do not depend on the verb but on what an edit turns out to say.
 * Outside of a call there is nobody, and the program itself may do all.
 */
const calls = new AsyncLocalStorage<{ readonly role: Role }>();

export const asCaller = <T>(caller: { readonly role: Role }, work: () => T): T => calls.run(caller, work);

export const callerOwns = (): boolean => (calls.getStore()?.role ?? 'owner') === 'owner';
