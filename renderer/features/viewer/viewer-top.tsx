import {
  ChevronLeft,
  ChevronRight,
  Download,
  ExternalLink,
  FolderOpen,
  Images,
  Info,
  Maximize,
  ScanSearch,
  X,
} from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { useAsset } from '../../data/asset.ts';
import { useDesktop } from '../../data/engine.tsx';
import { useDownload } from '../../data/handing.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { Hint } from '../../elements/tooltip.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { showSimilar } from '../../state/similar.ts';
import { closeViewer } from '../../state/view.ts';
import { ViewerMarks } from '../marks/viewer-marks.tsx';
import { halfName, lookAtHalf } from './half.ts';
import { useDragOut } from './use-drag-out.ts';

/** The bar over what is looked at: what it is called, its tools, and the ways on. */
export function ViewerTop(props: {
  /** What is shown; another than `held` when a half of its stack is looked at. */
  readonly card: AssetCard | undefined;
  readonly held: AssetCard | undefined;
  readonly position: string;
  /** How large a picture is shown; undefined for everything else. */
  readonly percent: number | undefined;
  readonly onPixels: () => void;
  readonly isInspected: boolean;
  readonly onInspect: () => void;
  /** Where the tools of a document are put; undefined for everything else. */
  readonly slot: ((element: HTMLElement | null) => void) | undefined;
  /** Ways to the neighbours, where they do not float at the sides. */
  readonly steps: { readonly back: (() => void) | undefined; readonly on: (() => void) | undefined } | undefined;
}) {
  const { card, held, position, percent, slot, steps } = props;
  const t = useT();
  const formats = useFormats();
  const desktop = useDesktop();
  const download = useDownload();
  const name = useRef<HTMLDivElement>(null);
  // whatever it is, also where a drag over it means something else
  const canLeave = useDragOut(name, card?.id ?? '', card?.state === 'present');
  return (
    <div className="viewer__top" data-bar="">
      {steps ? (
        <div className="viewer__ways">
          <Way label={t('viewer.previous')} icon={<ChevronLeft aria-hidden="true" />} onPress={steps.back} />
          <Way label={t('viewer.next')} icon={<ChevronRight aria-hidden="true" />} onPress={steps.on} />
        </div>
      ) : null}
      <div className="viewer__name" ref={name} data-leaves={canLeave ? '' : undefined}>
        <p data-guess={card && card.title === null && card.proposedTitle ? '' : undefined}>
          {card ? (card.title ?? card.proposedTitle ?? card.name) : ''}
        </p>
        <p>
          {position}
          {card?.date ? ` · ${formats.date(card.date)}` : ''}
        </p>
      </div>
      {card ? <ViewerMarks card={card} /> : null}
      {held?.stack ? <Halves held={held} card={card} /> : null}
      {card?.kind === 'photo' ? <Motion id={card.id} /> : null}
      {slot ? <div ref={slot} className="viewer__tools" /> : null}
      {percent === undefined ? null : (
        <>
          <span className="viewer__percent">{formats.percent(percent / 100)}</span>
          <IconButton
            label={t('viewer.pixels')}
            keys="Z"
            icon={<Maximize aria-hidden="true" />}
            onPress={props.onPixels}
          />
        </>
      )}
      {card?.pictureKind === 'picture' ? (
        <IconButton
          label={t('looks.similar')}
          icon={<ScanSearch aria-hidden="true" />}
          onPress={() => showSimilar(card.id)}
        />
      ) : null}
      {desktop && card?.state === 'present' ? (
        <>
          <IconButton
            label={t('viewer.open-original')}
            icon={<ExternalLink aria-hidden="true" />}
            onPress={() => void desktop.openOriginal(card.id)}
          />
          <IconButton
            label={t('viewer.reveal')}
            icon={<FolderOpen aria-hidden="true" />}
            onPress={() => void desktop.reveal(card.id)}
          />
        </>
      ) : null}
      {!desktop && card?.state === 'present' ? (
        <IconButton
          label={t('viewer.download')}
          icon={<Download aria-hidden="true" />}
          onPress={() => download(card.id, card.name)}
        />
      ) : null}
      <IconButton
        label={t('viewer.inspector')}
        keys="I"
        isOn={props.isInspected}
        icon={<Info aria-hidden="true" />}
        onPress={props.onInspect}
      />
      <IconButton label={t('action.close')} keys="Esc" icon={<X aria-hidden="true" />} onPress={closeViewer} />
    </div>
  );
}

function Way(props: { readonly label: string; readonly icon: ReactNode; readonly onPress: (() => void) | undefined }) {
  const { label, icon, onPress } = props;
  return <IconButton label={label} icon={icon} isDisabled={onPress === undefined} {...(onPress ? { onPress } : {})} />;
}

/** The other halves of a stack: RAW or JPEG, photo or film. */
function Halves({ held, card }: { readonly held: AssetCard; readonly card: AssetCard | undefined }) {
  const t = useT();
  const asset = useAsset(held.id);
  const others = asset.data?.id === held.id ? asset.data.stacked : [];
  if (others.length === 0) return null;
  const all = [held, ...others];
  return (
    <Segmented
      label={t('viewer.halves')}
      isLabelHidden
      value={card?.id ?? held.id}
      onChange={(id) => {
        const chosen = all.find((half) => half.id === id);
        if (chosen) lookAtHalf(held.id, chosen);
      }}
      segments={all.map((half) => ({ value: half.id, label: halfName(half, all, t) }))}
    />
  );
}

/** Says that a photo carries a short film inside. */
function Motion({ id }: { readonly id: string }) {
  const t = useT();
  const asset = useAsset(id);
  if (asset.data?.id !== id || asset.data.technical.motionPhoto === undefined) return null;
  return (
    <Hint text={t('viewer.motion.why')}>
      <Button className="viewer__mark">
        <Images aria-hidden="true" />
        {t('viewer.motion')}
      </Button>
    </Hint>
  );
}
