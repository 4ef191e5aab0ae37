import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AssetWhole, Proposal } from '../../../shared/model/asset.ts';
import { type EditChange, type EditField, editField, isListField } from '../../../shared/model/edit.ts';
import { useAsset, useSummary } from '../../data/asset.ts';
import { useEdit } from '../../data/edits.ts';
import { type ProposedWords, proposedWords } from './proposed-words.ts';

/** How one field stands over all that is described at once. */
export interface FieldState {
  /** The one value; `''` when there is none or they differ. */
  readonly text: string;
  /** Words that all of them have. */
  readonly list: readonly string[];
  readonly isMixed: boolean;
  /** The most frequent values, with how many have them. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly proposal: Proposal | undefined;
  /** Of a list: all that is proposed. */
  readonly proposed?: ProposedWords | undefined;
}

/** What the inspector speaks of: one asset or many. */
export interface Subject {
  /** Names this choice of assets; another choice has another key. */
  readonly key: string;
  readonly ids: readonly string[];
  readonly whole: AssetWhole | undefined;
  readonly isPending: boolean;
  readonly isFailed: boolean;
  readonly field: (name: EditField) => FieldState;
  readonly say: (change: EditChange) => Promise<boolean>;
}

const none: FieldState = { text: '', list: [], isMixed: false, values: [], proposal: undefined };
const isList: (name: EditField) => boolean = isListField;

export function useSubject(ids: readonly string[]): Subject {
  const single = ids.length === 1 ? ids[0] : undefined;
  const asset = useAsset(single);
  const summary = useSummary(single === undefined ? ids : nobody);
  const { edit } = useEdit();
  const queries = useQueryClient();
  const whole = single !== undefined && asset.data?.id === single ? asset.data : undefined;
  const many = single === undefined ? summary.data : undefined;

  return useMemo(() => {
    return {
      // Long choices are told apart by their size and ends: a key serves only to keep what was typed.
      key: ids.length <= 20 ? ids.join(' ') : `${ids.length} ${ids[0]} ${ids.at(-1)} ${ids[ids.length >> 1]}`,
      ids,
      whole,
      isPending: whole === undefined && many === undefined && !(asset.isError || summary.isError),
      isFailed: single === undefined ? summary.isError : asset.isError,
      field: (name) => (whole ? ofOne(whole, name) : many ? ofMany(many, name) : none),
      say: (change) => {
        const said = edit(ids, [change]);
        if (many && isWordChange(change)) {
          const next = { ...many, fields: { ...many.fields, [change.field]: afterwards(many, change) } };
          queries.setQueryData(['summary', [...ids].sort()], next);
        }
        return said;
      },
    };
  }, [ids, whole, many, single, asset.isError, summary.isError, edit, queries]);
}

const nobody: readonly string[] = [];

function ofOne(whole: AssetWhole, name: EditField): FieldState {
  const value = name === 'caption' ? whole.description : whole[name];
  const list = Array.isArray(value) ? value : [];
  const text = typeof value === 'string' ? value : '';
  const guesses = whole.proposals.filter(
    (guess) => guess.field === name || (name === 'caption' && guess.field === 'description'),
  );
  const [proposal] = guesses.sort((a, b) => b.certainty - a.certainty);
  if (isList(name)) return { ...none, list, proposed: proposedWords(whole.proposals, name, list) };
  return { text, list, isMixed: false, values: [], proposal: text === '' ? proposal : undefined };
}

type Summary = NonNullable<ReturnType<typeof useSummary>['data']>;

function ofMany(summary: Summary, name: EditField): FieldState {
  const field = summary.fields[name];
  if (!field) return none;
  const text = typeof field.value === 'string' ? field.value : '';
  const list = Array.isArray(field.value)
    ? field.value
    : isList(name)
      ? field.values.filter(({ count }) => count === summary.count).map(({ value }) => value)
      : [];
  return { text, list, isMixed: field.mixed, values: field.values, proposal: undefined };
}

/** A change whose outcome is the same for every asset. */
type WordChange = Exclude<Extract<EditChange, { field: EditField }>, { op: 'replace' | 'template' }>;
const isWordChange = (change: EditChange): change is WordChange =>
  editField.safeParse(change.field).success && ['set', 'add', 'remove'].includes(change.op);

/** A field of many as it will be, shown before the engine has counted again. */
function afterwards(summary: Summary, change: WordChange): Summary['fields'][EditField] {
  const before = summary.fields[change.field] ?? { mixed: false, value: null, values: [] };
  const { count } = summary;
  if (!Array.isArray(change.value)) {
    const value = change.value || null;
    return { mixed: false, value, values: value ? [{ value, count }] : [] };
  }
  const said = change.value;
  const rest = change.op === 'set' ? [] : before.values.filter(({ value }) => !said.includes(value));
  const values = change.op === 'remove' ? rest : [...said.map((value) => ({ value, count })), ...rest];
  const isMixed = values.some((entry) => entry.count !== count);
  return { mixed: isMixed, value: isMixed ? null : values.map(({ value }) => value), values };
}
