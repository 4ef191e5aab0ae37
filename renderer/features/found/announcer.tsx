import { useEffect } from 'react';
import { useRefoundGroups, useTold } from '../../data/keeping.ts';
import { useIsCovered } from '../../elements/covered.ts';
import { notify, withdraw } from '../../state/notices.ts';
import { changeView } from '../../state/view.ts';
import { eventsOf, isNews, sentenceOf } from './events.ts';
import { lookAt } from './looked-at.ts';
import { useIsThere } from './use-sentence.ts';

/** From so many files on, the words stay until somebody closes them. */
const manyFiles = 5;
const noticeId = 'refound';

/** Tells once that files were found again: one event in its own words, several in one sentence. */
export function FoundAnnouncer() {
  const { data } = useRefoundGroups(true);
  const { mutate: tell } = useTold();
  const isThere = useIsThere();
  // words that stay must not lie over something that a person does
  const isFree = !useIsCovered();
  useEffect(() => {
    if (!data || !isThere) return;
    // also when they were told in another window meanwhile
    if (!isFree || data.length === 0) return withdraw(noticeId);
    const events = eventsOf(data);
    const news = events.filter(isNews);
    const quiet = events.filter((event) => !isNews(event)).flatMap((event) => event.groups);
    if (quiet.length > 0) tell(quiet);
    const [first] = news;
    if (!first) return;
    const groups = news.flatMap((event) => event.groups);
    const files = news.reduce((sum, event) => sum + event.count, 0);
    const [key, values] =
      news.length === 1 ? sentenceOf(first, isThere) : (['refound.many', { count: news.length, files }] as const);
    notify({
      id: noticeId,
      tone: 'calm',
      key,
      values,
      stays: files >= manyFiles,
      onGone: () => tell(groups),
      action: {
        label: 'refound.look',
        run: () => {
          lookAt(news.length === 1 ? first.groups : undefined);
          changeView({ sheet: 'refound' });
        },
      },
    });
  }, [data, isThere, isFree, tell]);
  return null;
}
