import type { Abilities } from '../../../shared/model/clip.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

const none: Abilities = { ways: [] };

/** What concerns films and sounds that are taken out. */
export const exportFilmsApi = (os: Pick<Implementer['exports'], 'abilities'>, { host }: Engine) => ({
  abilities: os.abilities.handler(async ({ signal }) => (await host.decoder?.abilities?.(signal)) ?? none),
});
