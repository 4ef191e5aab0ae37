import { useQuery } from '@tanstack/react-query';
import type { Event } from '../../../shared/model/event.ts';
import { useEngine } from '../../data/engine.tsx';
import type { FormField } from '../../state/describing.ts';
import { useT } from '../../state/language.tsx';

/** Somebody else has said a field while it was typed into here: whose words shall it be? */
export function Meanwhile(props: {
  readonly event: Event;
  readonly field: FormField;
  /** What they said, as it is written. */
  readonly value: string;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}) {
  const t = useT();
  const { event, field, value } = props;
  const person = useSayer(event, field, value);
  const what = t(`field.${field}`).toLocaleLowerCase();
  return (
    <div className="meanwhile" role="alert">
      <p>
        {person
          ? t('describing.meanwhile', { person, field: what, value })
          : t('describing.meanwhile-somebody', { field: what, value })}
      </p>
      <div className="meanwhile__ways">
        <button type="button" onClick={props.onTheirs}>
          {t('describing.use-theirs')}
        </button>
        <button type="button" onClick={props.onMine}>
          {t('describing.keep-mine')}
        </button>
      </div>
    </div>
  );
}

/** Who said it last, from the history of an asset that says it with the event; undefined where that cannot be seen. */
function useSayer(event: Event, field: FormField, value: string): string | undefined {
  const engine = useEngine();
  const first = event.covers[0]?.id;
  const { data } = useQuery({
    queryKey: ['events', 'sayer', event.id, field, value],
    queryFn: async ({ signal }) => {
      const history = first === undefined ? [] : await engine.assets.history({ id: first }, { signal });
      return history.filter((entry) => entry.field === field).sort((a, b) => b.at - a.at)[0]?.person ?? null;
    },
  });
  return data ?? undefined;
}
