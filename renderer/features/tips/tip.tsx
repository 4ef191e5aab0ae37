import { X } from 'lucide-react';
import { IconButton } from '../../elements/icon-button.tsx';
import { useT } from '../../state/language.tsx';
import { useSelected } from '../../state/store.ts';
import { putAwayTip, type TipName, tips } from '../../state/tips.ts';
import './tip.css';

/** One calm sentence for a newcomer, in its place until it is put away. It takes the keyboard from nobody. */
export function Tip({ name }: { readonly name: TipName }) {
  const t = useT();
  const isLeft = useSelected(tips, ({ left }) => left.includes(name));
  if (!isLeft) return null;
  return (
    <div className="tip" role="note">
      <p>{t(`tip.${name}`)}</p>
      <IconButton
        size="small"
        label={t('tip.put-away')}
        {...(name === 'search' ? { keys: 'Esc' } : {})}
        icon={<X aria-hidden />}
        onPress={() => putAwayTip(name)}
      />
    </div>
  );
}
