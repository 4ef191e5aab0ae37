import { BahanError } from '../../../shared/errors.ts';
import type { EditChange } from '../../../shared/model/edit.ts';
import { channels } from '../../../shared/model/export.ts';
import type { Rights } from '../../../shared/model/rights.ts';
import { consentById, consentItem, consentsOf, consentsWith } from '../db/consents.ts';
import { applyEdit } from '../db/edits.ts';
import { newId } from '../db/ids.ts';
import { latestMoment, trustMoment } from '../db/latest-moment.ts';
import { rightsFields, rightsOf } from '../db/rights-rows.ts';
import { verdictsOf, verdictsOfMany } from '../export/gate.ts';
import type { Implementer } from './base.ts';
import { edited } from './edited.ts';
import type { Engine } from './engine.ts';

/** A clock may be moved so far back (milliseconds), by a change of the hour or by being set right, before anybody is told. */
const unnoticed = 2 * 3_600_000;

export const rightsApi = (os: Implementer['rights'], engine: Engine) => {
  const { db, host } = engine;
  const clock = () => {
    const now = host.clock.now();
    const latest = latestMoment(db);
    return { now, latest: Math.max(now, latest), isBehind: now < latest - unnoticed };
  };
  return {
    of: os.of.handler(({ input: { id } }) => {
      const rights = rightsOf(db, id);
      const gate = verdictsOf(db, [id], channels, host.clock.now()).get(id);
      if (!rights || !gate) throw new BahanError('asset-not-found', { id });
      return {
        rights,
        consents: consentsOf(db, id),
        gate: [...gate].map(([channel, verdict]) => ({ channel, verdict })),
      };
    }),
    say: os.say.handler(({ input: { ids, rights }, context }) => {
      const changes = changesOf(rights);
      const items = [...new Set(ids)].map((id) => ({ id, changes }));
      return edited(engine, () => applyEdit(db, engine.editContext(context.person), items));
    }),
    check: os.check.handler(async ({ input, signal }) => {
      const verdicts = await verdictsOfMany(db, [...new Set(input.ids)], input.channels, host.clock.now(), signal);
      return [...verdicts].flatMap(([id, byChannel]) =>
        [...byChannel].map(([channel, verdict]) => ({ id, channel, verdict })),
      );
    }),
    consents: os.consents.handler(({ input }) => consentsWith(db, input.words, input.offset, input.limit)),
    saveConsent: os.saveConsent.handler(({ input: { consent }, context }) => {
      if (consent.id !== null) consentById(db, consent.id);
      const item = consentItem(consent.id ?? newId(), consent);
      return edited(engine, () => applyEdit(db, engine.editContext(context.person), [], [item]));
    }),
    removeConsent: os.removeConsent.handler(({ input: { id }, context }) => {
      consentById(db, id);
      const item = { subject: 'consent', id, words: { removed: 'yes' } } as const;
      return edited(engine, () => applyEdit(db, engine.editContext(context.person), [], [item]));
    }),
    clock: os.clock.handler(clock),
    trustClock: os.trustClock.handler(() => {
      trustMoment(db, host.clock.now());
      engine.changes.note({ membership: true });
      return clock();
    }),
  };
};

/** The changes that say some rights; what is left out stays. */
function changesOf(rights: { readonly [Name in keyof Rights]?: Rights[Name] | undefined }): EditChange[] {
  return (Object.keys(rightsFields) as (keyof Rights)[]).flatMap((name) => {
    const value = rights[name];
    return value === undefined ? [] : [{ field: rightsFields[name], op: 'set', value } as EditChange];
  });
}
