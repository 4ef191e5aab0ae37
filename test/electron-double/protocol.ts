import type { Protocol } from 'electron';
import { record } from './control.ts';
import { session } from './session.ts';

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => record('protocol.registerSchemesAsPrivileged', schemes),
  ...session.defaultSession.protocol,
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle'>;
