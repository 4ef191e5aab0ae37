import { BahanError } from '../../../shared/errors.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

const soon = (): never => {
  throw new BahanError('internal');
};

export const upkeepApi = (os: Implementer['upkeep'], _engine: Engine) => ({
  health: os.health.handler(soon),
  unreadable: os.unreadable.handler(soon),
  backup: os.backup.handler(soon),
  backups: os.backups.handler(soon),
  secondPlace: os.secondPlace.handler(soon),
  restore: os.restore.handler(soon),
  glance: os.glance.handler(soon),
});
