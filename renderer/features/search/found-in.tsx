import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { AssetWhole } from '../../../shared/model/asset.ts';
import type { LightUp } from '../../../shared/model/search.ts';
import { useRoom } from '../../data/engine.tsx';
import { type LitSpan, litSpans, litText } from '../../elements/lit.tsx';
import { useT } from '../../state/language.tsx';
import { useSelected } from '../../state/store.ts';
import './found-in.css';

/** Characters that are shown before what was found in a long text, and in all. */
const around = { before: 40, all: 160 } as const;

/** Where the words that are looked for stand in what is known about an asset. Fields to type in cannot mark them. */
export function FoundIn({ whole }: { readonly whole: AssetWhole }) {
  const t = useT();
  const { results } = useRoom();
  const light = useSelected(results.state, (now) => now.lightUp);
  const found = light ? foundIn(whole, light) : [];
  if (found.length === 0) return null;
  return (
    <section className="found-in" aria-label={t('search.found-in')}>
      <h3>{t('search.found-in')}</h3>
      <dl>
        {found.map(({ label, text, spans, isGuess }) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd data-guess={isGuess ? '' : undefined}>{litText(text, spans)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface Found {
  readonly label: MessageKey;
  readonly text: string;
  readonly spans: readonly LitSpan[];
  readonly isGuess: boolean;
}

/** Every fact that holds something of what is looked for, in the order in which they are shown beside it. */
export function foundIn(whole: AssetWhole, light: LightUp): readonly Found[] {
  const { proposed } = whole;
  const facts: readonly (readonly [
    label: MessageKey,
    said: string | null,
    guess?: string | undefined,
    isName?: boolean,
  ])[] = [
    ['field.title', whole.title, proposed.title?.value],
    ['field.theme', whole.theme, proposed.theme?.value],
    ['field.caption', whole.description],
    ['field.keywords', whole.keywords.join(', ')],
    ['field.event', whole.event, proposed.event?.value],
    ['field.place', whole.place, proposed.place?.value],
    ['field.people', whole.people.join(', ')],
    ['field.unit', whole.unit],
    ['field.creator', whole.creator],
    ['search.found-in.name', whole.path, undefined, true],
  ];
  return facts.flatMap(([label, said, guess, isName]) => {
    const text = said ?? guess;
    if (!text) return [];
    const spans = litSpans(text, light, isName);
    return spans.length > 0 ? [{ label, ...cut(text, spans), isGuess: said === null }] : [];
  });
}

/** The part of a text that shows what was found, cut at words. */
function cut(text: string, spans: readonly LitSpan[]): { readonly text: string; readonly spans: readonly LitSpan[] } {
  if (text.length <= around.all) return { text, spans };
  const first = spans[0]?.from ?? 0;
  const early = Math.max(0, Math.min(first - around.before, text.length - around.all));
  const from = early === 0 ? 0 : text.indexOf(' ', early) + 1 || early;
  const start = from <= first ? from : first;
  const late = start + around.all;
  const to = late >= text.length ? text.length : Math.max(text.lastIndexOf(' ', late), spans[0]?.to ?? 0);
  const lead = start > 0 ? '… ' : '';
  return {
    text: `${lead}${text.slice(start, to)}${to < text.length ? ' …' : ''}`,
    spans: spans
      .filter((span) => span.to <= to)
      .map((span) => ({ from: span.from - start + lead.length, to: span.to - start + lead.length })),
  };
}
