import { Plus, X } from 'lucide-react';
import type { Office } from '../../../shared/model/term.ts';
import { Button } from '../../elements/button.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { useT } from '../../state/language.tsx';

/** YYYY[-MM[-DD]], or nothing. */
export const isDay = (text: string | null): boolean => text === null || /^\d{4}(-\d\d(-\d\d)?)?$/.test(text);

/** The offices that a person held, each with its term; the day of an event decides which one is written. */
export function Offices(props: {
  readonly name: string;
  readonly offices: readonly Office[];
  readonly onChange: (offices: readonly Office[]) => void;
}) {
  const t = useT();
  const { offices, onChange } = props;
  const change = (at: number, part: Partial<Office>) =>
    onChange(offices.map((one, n) => (n === at ? { ...one, ...part } : one)));
  const holds = offices.find(({ to }) => to === null);
  return (
    <fieldset className="offices">
      <legend className="field__label">{t('terms.offices')}</legend>
      {offices.map(({ title, from, to }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and only the last one is added or any taken out
        <div key={at} className="offices__row">
          <TextField label={t('terms.office.title')} value={title} onChange={(value) => change(at, { title: value })} />
          <TextField
            label={t('terms.office.from')}
            value={from ?? ''}
            onChange={(value) => change(at, { from: value.trim() || null })}
            error={isDay(from) ? undefined : t('terms.office.bad')}
          />
          <TextField
            label={t('terms.office.to')}
            value={to ?? ''}
            onChange={(value) => change(at, { to: value.trim() || null })}
            error={isDay(to) ? undefined : t('terms.office.bad')}
          />
          <IconButton
            size="small"
            label={t('terms.office.remove', { title })}
            icon={<X aria-hidden />}
            onPress={() => onChange(offices.filter((_, n) => n !== at))}
          />
        </div>
      ))}
      {offices.length > 0 ? <p className="terms__hint">{t('terms.office.hint')}</p> : null}
      {holds?.title && props.name ? (
        <p className="terms__hint">{t('terms.office.today', { text: `${holds.title} ${props.name}` })}</p>
      ) : null}
      <div>
        <Button
          size="small"
          icon={<Plus aria-hidden />}
          onPress={() => onChange([...offices, { title: '', from: null, to: null }])}
        >
          {t('terms.office.add')}
        </Button>
      </div>
    </fieldset>
  );
}
