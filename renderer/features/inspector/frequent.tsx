import { useFormats, useT } from '../../state/language.tsx';
import type { FieldState } from './subject.ts';

/** Where many differ: what most of them say, one press to let all say it. */
export function Frequent(props: {
  readonly state: FieldState;
  readonly total: number;
  readonly write?: (value: string) => string;
  readonly onUse: (value: string) => void;
}) {
  const { state, total, write = (value) => value, onUse } = props;
  const t = useT();
  const formats = useFormats();
  if (!state.isMixed || state.values.length === 0) return null;
  return (
    <ul className="frequent" aria-label={t('inspector.frequent')}>
      {state.values.slice(0, 4).map(({ value, count }) => (
        <li key={value}>
          <button
            type="button"
            onClick={() => onUse(value)}
            aria-label={t('inspector.use-for-all', { value: write(value), count: total })}
          >
            <span className="frequent__words">{write(value)}</span>
            <span className="frequent__count">{formats.number(count)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
