import type { Rights } from '../../../shared/model/rights.ts';

/** What a person has said in the form; what is left out stays as it is. */
export type RightsForm = { readonly [Name in keyof Rights]?: Rights[Name] };

/** Words that belong to something kept back. */
const ofLimits = ['reason', 'basis', 'until'] as const;

/**
 * What is to be said: all that differs from what holds. What is public has no reason to be kept back: the old one goes, and
 * stays in the history. `now` is undefined for many assets, of which each may say something else.
 */
export function rightsSaid(form: RightsForm, now: Rights | undefined): Partial<Rights> {
  const said: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(form)) {
    const clean = typeof value === 'string' ? value.trim() || null : value;
    if (clean !== undefined && (now === undefined || clean !== now[name as keyof Rights])) said[name] = clean;
  }
  if ('classification' in said) {
    const { classification } = said;
    for (const name of ofLimits) {
      const goes = classification !== 'excluded' && (name === 'until' || classification !== 'limited');
      if (goes && (now === undefined || now[name] !== null)) said[name] = null;
      else if (goes) delete said[name];
    }
  }
  return said as Partial<Rights>;
}
