import { channels } from '../../shared/model/export.ts';
import type { Publication } from '../../shared/model/publication.ts';
import type { Consent, Rights, Verdict } from '../../shared/model/rights.ts';

const nothingSaid: Rights = {
  ...{ classification: null, reason: null, basis: null, until: null },
  ...{ embargo: null, licence: null, licenceUntil: null },
};

const placed: Publication = {
  ...{ id: '', asset: '', kind: 'published', channel: 'instagram', at: Date.UTC(2026, 4, 2), by: 'Siti' },
  ...{ preset: null, crop: null, file: null, link: 'https://instagram.com/p/abc', note: null, takenDown: null },
};

export type FakeRights = ReturnType<typeof rightsOf>;

/** Rights and consents in memory; the gate knows classifications and withdrawals. */
export function rightsOf(told: { readonly change: () => void }) {
  const said = new Map<string, Rights>();
  const consents: Consent[] = [];
  const standing: Publication[] = [];
  const published: Publication[] = [];
  let isBehind = false;
  let made = 0;
  const edited = (changed: number) => {
    made += 1;
    told.change();
    return { edit: `rights-${made}`, changed, created: { themes: [], events: [] }, gone: [] };
  };
  const clock = () => ({ now: Date.UTC(2026, 4, 20), latest: Date.UTC(2026, 4, isBehind ? 25 : 20), isBehind });
  const verdictOf = (id: string): Verdict => {
    const { classification, until } = said.get(id) ?? nothingSaid;
    const none = { until: null, name: null };
    const withdrawn = consents.find((one) => one.withdrawn !== null && one.assets.includes(id));
    const grounds: Verdict['grounds'] = [
      ...(classification === 'excluded' ? [{ ...none, ground: 'excluded' as const, until }] : []),
      ...(withdrawn
        ? [{ ground: 'consent-withdrawn' as const, until: withdrawn.withdrawn, name: withdrawn.person }]
        : []),
    ];
    if (grounds.length > 0) return { outcome: 'refused', grounds };
    if (classification === null) return { outcome: 'warned', grounds: [{ ...none, ground: 'unclassified' }] };
    return { outcome: 'allowed', grounds: [] };
  };
  return {
    setBehind: (now: boolean) => {
      isBehind = now;
    },
    consents,
    standing,
    /** So many consents, of which every third was withdrawn, and so many places to be taken down. */
    fill: (count: number) => {
      for (let n = 0; n < count; n += 1) {
        consents.push({
          ...{ id: `filled${n}`, person: `Orang ${n + 1}`, assets: [], channels: [], guardian: null, paper: null },
          ...{ given: '2026-01-05', until: null, withdrawn: n % 3 === 0 ? '2026-05-02' : null, note: null },
        });
        standing.push({ ...placed, id: `standing${n}`, asset: String(n), link: `https://instagram.com/p/${n}` });
      }
    },
    rights: {
      of: ({ id }: { id: string }) => ({
        rights: said.get(id) ?? nothingSaid,
        consents: consents.filter(({ assets }) => assets.includes(id)),
        gate: channels.map((channel) => ({ channel, verdict: verdictOf(id) })),
      }),
      say: ({ ids, rights }: { ids: string[]; rights: Partial<Rights> }) => {
        for (const id of ids) said.set(id, { ...(said.get(id) ?? nothingSaid), ...rights });
        return edited(ids.length);
      },
      consents: ({ words, offset, limit }: { words: string; offset: number; limit: number }) => {
        const found = consents.filter(({ person }) => (person ?? '').toLowerCase().includes(words.toLowerCase()));
        return { consents: found.slice(offset, offset + limit), total: found.length };
      },
      saveConsent: ({ consent }: { consent: Omit<Consent, 'id'> & { id: string | null } }) => {
        const whole = { ...consent, id: consent.id ?? `consent${String(made).padStart(5, 'a')}` };
        const at = consents.findIndex(({ id }) => id === whole.id);
        if (at < 0) consents.unshift(whole);
        else consents[at] = whole;
        if (whole.withdrawn !== null && standing.length === 0)
          standing.push({ ...placed, id: 'publication1', asset: whole.assets[0] ?? 'gone' });
        return edited(0);
      },
      removeConsent: ({ id }: { id: string }) => {
        consents.splice(
          consents.findIndex((one) => one.id === id),
          1,
        );
        return edited(0);
      },
      clock,
      trustClock: () => {
        isBehind = false;
        return clock();
      },
    },
    publications: {
      of: ({ id }: { id: string }) => published.filter(({ asset }) => asset === id),
      say: ({ ids, ...said }: Pick<Publication, 'channel' | 'link' | 'note' | 'at'> & { ids: string[] }) => {
        for (const asset of ids) {
          const id = `published${published.length}`;
          const rest = { by: 'Siti', preset: null, crop: null, file: null, takenDown: null };
          published.unshift({ ...said, id, asset, kind: 'published', ...rest });
        }
        return edited(ids.length);
      },
      remove: ({ id }: { id: string }) => {
        published.splice(
          published.findIndex((one) => one.id === id),
          1,
        );
        return edited(1);
      },
      toTakeDown: ({ offset, limit }: { offset: number; limit: number }) => ({
        publications: standing.slice(offset, offset + limit),
        total: standing.length,
      }),
      takeDown: ({ ids, takenDown }: { ids: string[]; takenDown: string | null }) => {
        for (const [at, one] of published.entries()) if (ids.includes(one.id)) published[at] = { ...one, takenDown };
        for (const id of ids.filter((one) => standing.some(({ id: known }) => known === one)))
          standing.splice(
            standing.findIndex((one) => one.id === id),
            1,
          );
        return edited(0);
      },
    },
  };
}
