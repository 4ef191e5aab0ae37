import { useRefoundGroups } from '../../data/keeping.ts';
import { Button } from '../../elements/button.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { changeView } from '../../state/view.ts';
import { eventsOf } from './events.ts';
import { lookAt } from './looked-at.ts';
import { useSentence } from './use-sentence.ts';

/** Events in sight on the page about health; the others are behind a button. */
const shownAtFirst = 3;

/** What was found again lately. */
export function GroupsPart() {
  const t = useT();
  const { moment } = useFormats();
  const sentence = useSentence();
  const events = eventsOf(useRefoundGroups(false).data ?? []);
  if (events.length === 0) return null;
  const open = (groups: readonly string[] | undefined) => {
    lookAt(groups);
    changeView({ sheet: 'refound' });
  };
  return (
    <section aria-labelledby="health-found">
      <h3 id="health-found" className="health__head">
        {t('refound.title')}
      </h3>
      <ul>
        {events.slice(0, shownAtFirst).map((event) => (
          <li key={event.id} className="health__row">
            <div className="health__row-words">
              <p>{sentence(event)}</p>
              <p className="health__faint">{moment(event.at)}</p>
            </div>
            <Button
              size="small"
              aria-label={`${t('refound.look')}: ${sentence(event)}`}
              onPress={() => open(event.groups)}
            >
              {t('refound.look')}
            </Button>
          </li>
        ))}
      </ul>
      {events.length > shownAtFirst ? (
        <Button tone="quiet" size="small" onPress={() => open(undefined)}>
          {t('refound.list')}
        </Button>
      ) : null}
    </section>
  );
}
