import { classifications, type Rights } from '../../../shared/model/rights.ts';
import { get, type Reader } from './connection.ts';
import type { ThingWords } from './subjects.ts';

/** The fields of `said` in which rights stand. */
export const rightsFields = {
  classification: 'classification',
  reason: 'classificationReason',
  basis: 'classificationBasis',
  until: 'excludedUntil',
  embargo: 'embargo',
  licence: 'licence',
  licenceUntil: 'licenceUntil',
} as const satisfies Record<keyof Rights, string>;

/** Columns of `asset` that `rightsColumns` fills, in their order. */
export const rightsSet = 'classification = ?, excluded_until = ?, embargo = ?, licence_until = ?';

/** What the gate and searches read of an asset. */
export function rightsColumns(said: ThingWords): readonly (string | number | null)[] {
  const { classification, until, embargo, licenceUntil } = rightsFields;
  const named = (classifications as readonly unknown[]).indexOf(said.get(classification));
  const text = (field: string) => (said.get(field) as string | undefined) ?? null;
  return [named < 0 ? null : named, text(until), text(embargo), text(licenceUntil)];
}

/** What people say of an asset; null: nobody said so. Undefined without such an asset. */
export function rightsOf(db: Reader, uid: string): Rights | undefined {
  const row = get<{ said: string }>(
    db,
    `SELECT (SELECT json_group_object(field, json(value)) FROM said WHERE asset_id = a.id) AS said FROM asset a WHERE uid = ?`,
    uid,
  );
  if (!row) return undefined;
  const said = JSON.parse(row.said) as Readonly<Record<string, string | undefined>>;
  const fields = Object.entries(rightsFields).map(([name, field]) => [name, said[field] ?? null]);
  return Object.fromEntries(fields) as Rights;
}
