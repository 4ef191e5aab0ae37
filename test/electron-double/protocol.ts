import type { Protocol } from 'electron';
import { record } from './control.ts';
import { setHandler } from './scheme-server.ts';

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => record('protocol.registerSchemesAsPrivileged', schemes),
  handle: (scheme, handler) => setHandler(scheme, handler as (request: Request) => Response | Promise<Response>),
  unhandle: (scheme) => setHandler(scheme, undefined),
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle'>;
