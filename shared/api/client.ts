import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from './contract/contract.ts';

/** The engine as its callers see it, whatever carries the calls. */
export type EngineClient = ContractRouterClient<Contract>;
