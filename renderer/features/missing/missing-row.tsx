import type { AssetCard } from '../../../shared/model/asset.ts';
import { Button } from '../../elements/button.tsx';
import { CheckBox } from '../../elements/check-box.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { kindIcons } from '../grid/face.tsx';
import { Picture } from '../grid/picture.tsx';
import { calledOf } from '../grid/words.ts';

export interface MissingItem {
  readonly card: AssetCard;
  readonly path: string;
  readonly missingSince: number | null;
  readonly said: number;
}

const nobody = () => undefined;

/** One missing asset: its picture as it is still held, where it lay, since when it is gone, how much was said. */
export function MissingRow(props: {
  readonly item: MissingItem;
  readonly isChosen: boolean;
  readonly onChoose: (id: string, isOn: boolean) => void;
  readonly onForget: (id: string) => void;
}) {
  const { item, isChosen, onChoose, onForget } = props;
  const { card, path, missingSince, said } = item;
  const t = useT();
  const { moment } = useFormats();
  const Icon = kindIcons[card.kind];
  const name = calledOf(card);
  return (
    <li className="missing-row">
      <CheckBox label={t('refound.choose', { name })} isOn={isChosen} onChange={(isOn) => onChoose(card.id, isOn)} />
      <div className="missing-row__picture" aria-hidden="true">
        {card.picture !== null && card.pictureKind === 'picture' ? (
          <Picture picture={card.picture} thumbhash={card.thumbhash} onLost={nobody} />
        ) : (
          <Icon />
        )}
      </div>
      <div className="missing-row__words">
        <strong>{name}</strong>
        <p className="missing-row__path">{path}</p>
        <p className="missing-row__more">
          {[
            missingSince === null ? t('missing.since.unknown') : t('missing.since', { when: moment(missingSince) }),
            said > 0 ? t('missing.said', { count: said }) : t('missing.said.none'),
          ].join(' · ')}
        </p>
      </div>
      <Button tone="quiet" size="small" aria-label={`${t('missing.forget')} ${name}`} onPress={() => onForget(card.id)}>
        {t('missing.forget')}
      </Button>
    </li>
  );
}
