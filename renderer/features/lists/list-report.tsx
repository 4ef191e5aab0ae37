import { Copy, FileCheck2 } from 'lucide-react';
import { Button } from '../../elements/button.tsx';
import { useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';

/** Lines shown; the copied report has all. */
const shown = 200;

/** What became of a list, to be read and copied. */
export function ListReport({ changed, unmatched }: { changed: number; unmatched: readonly string[] }) {
  const t = useT();
  const done = t('lists.done', { count: changed });
  const rest = unmatched.length > 0 ? t('lists.done.unmatched', { count: unmatched.length }) : undefined;
  const copy = async () => {
    await navigator.clipboard.writeText([done, ...(rest ? [rest, ...unmatched] : [])].join('\n'));
    notify({ id: 'lists', tone: 'calm', key: 'lists.copied' });
  };
  return (
    <div className="lists">
      <p className="lists__done" role="status">
        <FileCheck2 aria-hidden /> {done}
      </p>
      {rest ? (
        <section aria-labelledby="lists-unmatched">
          <h3 id="lists-unmatched">{rest}</h3>
          <ul className="lists__problems">
            {unmatched.slice(0, shown).map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <div>
        <Button size="small" icon={<Copy aria-hidden />} onPress={() => void copy()}>
          {t('lists.copy')}
        </Button>
      </div>
    </div>
  );
}
