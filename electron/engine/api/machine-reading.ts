import { BahanError } from '../../../shared/errors.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

export const machineReadingApi = (os: Implementer['machineReading'], _engine: Engine) => {
  const missing = () => {
    throw new BahanError('internal');
  };
  return { state: os.state.handler(missing), set: os.set.handler(missing), read: os.read.handler(missing) };
};
