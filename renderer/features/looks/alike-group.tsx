import { Check } from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { LookAsset, LookGroup } from '../../../shared/model/look.ts';
import { othersOf } from '../../data/looks.ts';
import { Button } from '../../elements/button.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { Picture } from '../grid/picture.tsx';

const nobody = () => undefined;
const nameOf = (asset: LookAsset | undefined): string => asset?.title ?? asset?.proposedTitle ?? asset?.name ?? '';

/** Pictures that look alike, of which one is chosen to stay in sight: the suggested one until somebody chooses another. */
export function AlikeGroup(props: {
  readonly group: LookGroup;
  readonly kept: string;
  readonly isBusy: boolean;
  readonly onChoose: (id: string) => void;
  readonly onKeep: () => void;
  readonly onLeave: () => void;
}) {
  const { group, kept, isBusy } = props;
  const t = useT();
  const formats = useFormats();
  const [best] = group.assets;
  const count = othersOf(group, kept).length;
  const reasons = group.why.map((reason) => t(`looks.why.${reason}`)).join(', ');
  return (
    <li className="alike" aria-label={t('looks.group', { name: nameOf(best), count: group.assets.length })}>
      <div className="alike__head">
        <p className="alike__name">
          <strong>{nameOf(best)}</strong>
          <span>
            {best?.date ? `${formats.date(best.date)} · ` : ''}
            {t('looks.count', { count: group.assets.length })}
          </span>
        </p>
        <div className="alike__ways">
          <Button size="small" tone="quiet" isDisabled={isBusy} onPress={props.onLeave}>
            {t('looks.leave')}
          </Button>
          <Button size="small" isDisabled={isBusy} onPress={props.onKeep}>
            {t('looks.hide', { count })}
          </Button>
        </div>
      </div>
      <RadioGroup
        className="alike__pictures"
        orientation="horizontal"
        aria-label={t('looks.choose')}
        value={kept}
        onChange={props.onChoose}
      >
        {group.assets.map((asset) => (
          <Radio key={asset.id} value={asset.id} className="alike__one" aria-label={asset.name}>
            <span className="alike__frame">
              <Picture picture={asset.picture} thumbhash={asset.thumbhash} onLost={nobody} />
              {asset.id === kept ? (
                <span className="alike__kept">
                  <Check aria-hidden />
                  {t('looks.kept')}
                </span>
              ) : null}
            </span>
            <span className="alike__words">
              <span className="alike__file">{asset.name}</span>
              <span>{factsOf(asset, t, formats)}</span>
              {asset.folder === '' ? null : <span className="alike__folder">{asset.folder}</span>}
              {asset.goesWith.length > 0 ? <span>{t('looks.goes-with', { count: asset.goesWith.length })}</span> : null}
              {asset === best && reasons !== '' ? (
                <span className="alike__why">{t('looks.why', { reasons })}</span>
              ) : null}
            </span>
          </Radio>
        ))}
      </RadioGroup>
    </li>
  );
}

function factsOf(
  { width, height, bytes }: LookAsset,
  t: ReturnType<typeof useT>,
  { number, size: sizeOf }: ReturnType<typeof useFormats>,
): string {
  const size = sizeOf(bytes);
  if (width === null || height === null) return size;
  return `${t('looks.pixels', { width: number(width), height: number(height) })} · ${size}`;
}
